#!/usr/bin/env python3
"""Asks a server as those would who may not, and starts servers that cannot be.

usage: serve_access.py PROFILER FOLDER
FOLDER   has work.vprof and served (of served.c)
"""
import http.client
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from serving import SECONDS, Program, Server, end, until

PROFILER, FOLDER = sys.argv[1], Path(sys.argv[2]).resolve()


def refuses_other_pages():
    """A page that gives its own name this address (DNS rebinding), and one that sends requests."""
    with Server(PROFILER, "work.vprof", "--server-name", "Profiles.Example", folder=FOLDER) as server:
        for host in ("localhost", f"localhost:{server.port}", "127.0.0.1", "[::1]:80", "profiles.example:80"):
            assert server.ask("/profiles", host=host)[0] == 200, host
        for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example", "localhost.evil.example", "", "[", "xprofiles.example"):
            status, _, text = server.ask("/profiles", host=host or " ")
            assert status == 421 and text.startswith(b"Host: expected an address"), (host, status, text)
        own = f"http://127.0.0.1:{server.port}"
        assert server.ask("/baseline", "POST", Origin=own)[0] == 200
        for origin in ("http://evil.example", "null", own + "0", "https" + own[4:]):
            status, _, text = server.ask("/baseline", "POST", Origin=origin)
            assert status == 403 and text.decode() == f"Origin: expected this server, found {origin}\n", text
        assert server.ask("/profiles", "DELETE")[0] == 405 and server.ask("/profiles", "POST")[0] == 405
        status, headers, _ = server.ask("/")
        assert status == 200 and headers["Content-Security-Policy"].startswith("default-src 'self';"), headers
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"
        assert not re.search(rb"<script>|<style|style=|onclick", server.ask("/view")[2])
        for path in ("/nosuch.js", "/../work.vprof", "/%2e%2e/work.vprof", "/stream?profile=../work.vprof", "/stream?profile=other.vprof"):
            status, _, text = server.ask(path)
            assert status == 404 and text.count(b"\n") == 1 and b"expected" in text, (path, text)
        assert server.ask("/stream?since=17")[0] == 410


def stays_in_the_directory():
    folder = FOLDER / "some"
    folder.mkdir()
    shutil.copy(FOLDER / "work.vprof", folder / "in.vprof")
    (folder / "link.vprof").symlink_to("../work.vprof")
    (folder / "other.vprof").write_text("no profile")
    os.mkfifo(folder / "pipe.vprof")
    with Server(PROFILER, folder, folder=FOLDER) as server:
        assert [entry for entry in re.findall(rb'"name":"([^"]*)"', server.ask("/profiles")[2])] == [b"in.vprof"]
        assert next(server.events("?profile=in.vprof"))[1]["title"]
        for name in ("link.vprof", "other.vprof", "pipe.vprof", "../work.vprof", "%2Fetc%2Fpasswd", "in.vprof%00", ".", "..", ""):
            assert server.ask(f"/stream?profile={name}")[0] == (404 if name else 200), name
        many = "&".join(f"profile={i}.vprof" for i in range(65))
        status, _, text = server.ask(f"/stream?{many}")
        assert status == 400 and text == b"profile: expected at most 64 of them, found 65\n", text


def wants_the_token():
    with Server(PROFILER, "work.vprof", "--listen", "0.0.0.0:0", folder=FOLDER) as server:
        token = server.query.removeprefix("token=")
        assert re.fullmatch("[0-9a-f]{64}", token), server.url
        wrong = ("0" if token[0] != "0" else "1") + token[1:]
        host = f"127.0.0.1:{server.port}"
        for path, headers in (("/", {}), ("/metrics", {}), ("/", {"Authorization": f"Bearer {wrong}"}), ("/", {"Authorization": token}),
                              (f"/?token={wrong}", {}), (f"/?token={token[:-1]}", {}), ("/?token=", {}), ("/stream", {"Authorization": "Bearer "}),
                              ("/", {"Cookie": f"vais_profiler_token_{server.port}={wrong}"}), ("/", {"Cookie": f"other={token}"})):
            status, _, text = server.ask(path, **headers)
            assert status == 401 and text.startswith(b"expected the token that the server printed") and text.count(b"\n") == 1, (path, headers, text)
        assert server.ask("/metrics", Authorization=f"Bearer {token}")[0] == 200
        assert server.ask(f"/debug/pprof/heap?token={token}")[0] == 200
        status, headers, _ = server.ask(f"/view?profile=work.vprof&token={token}", Accept="text/html")
        assert status == 303 and headers["Location"] == "/view?profile=work.vprof", headers
        cookie = headers["Set-Cookie"]
        assert cookie == f"vais_profiler_token_{server.port}={token}; Path=/; HttpOnly; SameSite=Strict", cookie
        assert server.ask("/view", Cookie=f"a=b; {cookie.split(';')[0]}")[0] == 200
        assert server.ask("/view", host="evil.example", Cookie=cookie.split(";")[0])[0] == 421, host
    tokens = set()
    for _ in range(2):
        with Server(PROFILER, "work.vprof", "--token", folder=FOLDER) as server:
            tokens.add(server.query)
            assert server.ask("/")[0] == 401 and server.ask(f"/?{server.query}")[0] == 200
    assert len(tokens) == 2


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=SECONDS)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def listens_at_a_socket():
    with tempfile.TemporaryDirectory() as folder: # the path of a socket must be short
        path = Path(folder, "s")
        for _ in range(2): # the second one takes the place of one that was killed
            server = subprocess.Popen([PROFILER, "serve", "work.vprof", "--listen", f"unix:{path}"], cwd=FOLDER, stderr=subprocess.PIPE, text=True)
            assert f" at unix:{path}\n" in server.stderr.readline()
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            connection = UnixConnection(str(path))
            connection.request("GET", "/profiles")
            assert b"work.vprof" in connection.getresponse().read()
            second = subprocess.run([PROFILER, "serve", "work.vprof", "--listen", f"unix:{path}"], cwd=FOLDER, stderr=subprocess.PIPE, text=True, check=False)
            assert second.returncode == 1 and second.stderr.startswith(f"vais-profiler: unix:{path}: expected an address to listen on"), second
            server.kill()
            server.wait()
            server.stderr.close()


def fails(expected, *arguments, **more):
    result = subprocess.run([PROFILER, "serve", *map(str, arguments)], cwd=FOLDER, stderr=subprocess.PIPE, text=True, check=False, timeout=SECONDS, **more)
    assert result.returncode == 1 and result.stderr.count("\n") == 1, result
    assert re.fullmatch("vais-profiler: " + expected, result.stderr[:-1]), result.stderr


def says_what_is_wrong():
    gone = subprocess.Popen(["true"])
    gone.wait()
    fails(f"{gone.pid}: expected the number of a process that runs, found none", gone.pid)
    fails("[0-9]+: expected a process that writes a profile, found one that does not, or whose profile was removed", os.getpid())
    fails("nosuch.vprof: expected a profile, found.*no such file.*", "nosuch.vprof")
    fails(".*expected a profile, found another kind of file", FOLDER / "work.c")
    fails("/dev/null: expected a profile, found.*", "/dev/null")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        fails(f"127.0.0.1:{port}: expected an address to listen on, found: Address already in use", "work.vprof", "--listen", port)
    with Server(PROFILER, "work.vprof", folder=FOLDER) as server: # of another server, too
        fails(f"127.0.0.1:{server.port}: expected an address to listen on, found: Address already in use", "work.vprof", "--listen", server.port)
    for address in ("x", "127.0.0.1:x", ":1", "127.0.0.1:65536", "unix:", "unix:" + "x" * 200, ""):
        fails(f"--listen: expected PORT, ADDRESS:PORT or unix:PATH, found {re.escape(address)}", "work.vprof", "--listen", address)
    fails("serve: expected a program after --, found none", "--")
    fails("serve: expected either a profile or a program after --, found both", "work.vprof", "--", "./served")
    if os.getuid() == 0: # to root, nothing is unreadable
        shutil.copy(FOLDER / "work.vprof", "/tmp/vais-profiler-unreadable.vprof")
        os.chmod("/tmp/vais-profiler-unreadable.vprof", 0o600)
        try:
            fails(".*unreadable.vprof: expected a profile, found: permission denied|.*unreadable.*permission denied.*",
                  "/tmp/vais-profiler-unreadable.vprof", user=65534)
        finally:
            os.unlink("/tmp/vais-profiler-unreadable.vprof")


def runs_a_program():
    """serve -- PROGRAM: its status, its output, and its profile, which stays."""
    (FOLDER / "stop").unlink(missing_ok=True)
    with open(FOLDER / "ran.txt", "w", encoding="utf-8") as said:
        server = subprocess.Popen([PROFILER, "serve", "--", "./served"], cwd=FOLDER, stderr=said, env=dict(os.environ, VAIS_PROFILER_OPTIONS="memory=exact"))
    try:
        profile = watch_a_program()
    finally:
        end(server)
    info = subprocess.run([PROFILER, "info", profile], check=True, capture_output=True, text=True).stdout
    assert "exited" in info, info


def watch_a_program():
    """Returns its profile."""
    url = until(lambda: re.search(r"serving (\S+\.vprof) at http://127.0.0.1:(\d+)/\n", (FOLDER / "ran.txt").read_text()), "the server")

    def state():
        connection = http.client.HTTPConnection("127.0.0.1", int(url[2]), timeout=SECONDS)
        connection.request("GET", "/metrics")
        return re.search(r"running\{.*\} (\d)", connection.getresponse().read().decode())[1]
    assert state() == "1"
    (FOLDER / "stop").touch()
    until(lambda: "the program has ended; Ctrl-C ends the server" in (FOLDER / "ran.txt").read_text(), "the end of the program")
    until(lambda: state() == "0", "the last numbers")
    return url[1]


def main():
    with Program(FOLDER) as program: # those of running processes are found by number
        with Server(PROFILER, program.process.pid, folder=FOLDER) as server:
            assert b'"isRunning":true' in server.ask("/profiles")[2]
            status, _, text = server.ask("/recording?on=0", "POST")
            assert status == 404 and b"expected a process that was started with the option toggle_signal" in text, text
            assert program.process.poll() is None
        program.stop()
    for test in (refuses_other_pages, stays_in_the_directory, wants_the_token, listens_at_a_socket, says_what_is_wrong, runs_a_program):
        print(test.__name__, flush=True)
        test()


main()
