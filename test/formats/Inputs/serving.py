"""Starts programs and servers for tests, and ends them."""
import http.client
import json
import os
import re
import subprocess
import time
import urllib.parse
from pathlib import Path

SECONDS = 120


def until(condition, what):
    """Waits until condition() is true, and returns what it is then."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError(f"waited {SECONDS} s for {what}")


def end(process):
    """Asks a server to end."""
    process.terminate()
    try:
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()


class Program:
    """served.c, recorded to `profile`."""

    def __init__(self, folder, profile="served.vprof", options="memory=exact", arguments=(), before=()):
        self.folder = Path(folder)
        for name in ("stop", "later"):
            (self.folder / name).unlink(missing_ok=True)
        environment = dict(os.environ, VAIS_PROFILER_OPTIONS=f"output={profile}:{options}")
        self.process = subprocess.Popen([*before, "./served", *arguments], cwd=folder, env=environment)
        self.profile = self.folder / profile
        until(self.profile.exists, "the profile")

    def go_later(self):
        (self.folder / "later").touch()

    def stop(self):
        (self.folder / "stop").touch()
        assert self.process.wait(SECONDS) == 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        (self.folder / "stop").touch() # also ends what runs below a tracer
        try:
            self.process.wait(SECONDS)
        finally:
            self.process.kill()


class Server:
    """vais-profiler serve. `url` is where it is."""

    def __init__(self, profiler, *arguments, folder=".", environment=None):
        self.said = Path(folder, f"said-{time.monotonic_ns()}.txt")
        with open(self.said, "wb") as said:
            self.process = subprocess.Popen([profiler, "serve", *map(str, arguments)], cwd=folder, stderr=said, env=environment)
        self.url = until(self.find_url, f"the server {arguments}")
        parts = urllib.parse.urlsplit(self.url)
        self.port, self.query = parts.port, parts.query

    def find_url(self):
        text = self.said.read_text()
        assert self.process.poll() is None, text
        found = re.search(r" at (\S+)\n", text)
        return found and found[1]

    def ask(self, path, method="GET", host=None, **headers):
        """Returns status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": host or f"127.0.0.1:{self.port}", **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def events(self, query=""):
        """Yields the names and data of what the server sends. Places of clients that have gone become free within a second."""
        def opened():
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
            connection.request("GET", f"/stream{query}")
            answer = connection.getresponse()
            if answer.status == 200:
                return connection, answer
            assert answer.status == 503, answer.read()
            return connection.close()
        connection, answer = until(opened, "a free stream")
        name = None
        for line in answer:
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            elif line.startswith(b"data: "):
                yield name, json.loads(line[6:])
        connection.close()

    def memory(self):
        """Returns the memory of the server in KiB."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1])

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process)
