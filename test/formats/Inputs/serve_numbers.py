#!/usr/bin/env python3
"""Asks a server for metrics and profiles as Prometheus and go tool pprof do, which are started here.

usage: serve_numbers.py PROFILER FOLDER
FOLDER   has served (of served.c)
"""
import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from serving import SECONDS, Program, Server, until

PROFILER, FOLDER = sys.argv[1], Path(sys.argv[2]).resolve()
LABELS = 'profile="served.vprof",program="served",pid="{}"'


def check_metrics(server, program):
    status, headers, text = server.ask("/metrics")
    assert status == 200 and headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8", headers
    subprocess.run(["promtool", "check", "metrics"], input=text, check=True)
    text = text.decode()
    labels = LABELS.format(program.process.pid)
    assert f"vais_profiler_running{{{labels}}} 1\n" in text, text
    calls = dict(re.findall(r'vais_profiler_function_calls_total\{.*function="(\w+)"\} (\d+)', text))
    assert calls["main"] == "1" and abs(int(calls["always"]) - 3 * int(calls["early"])) <= 30, calls
    assert float(re.search(r"vais_profiler_live_bytes\{.*\} (\S+)", text)[1]) % 1000 == 0, text
    status, headers, text = server.ask("/metrics", Accept="application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
    assert headers["Content-Type"].startswith("application/openmetrics-text; version=1.0.0"), headers
    text = text.decode()
    assert text.endswith("\n# EOF\n") and "# TYPE vais_profiler_calls counter\n" in text and "vais_profiler_calls_total{" in text


def never_decrease(server):
    """Counters of three scrapes."""
    seen = {}
    for _ in range(3):
        for name, value in re.findall(r"^(\S+_total\{.*\}) (\S+)$", server.ask("/metrics")[2].decode(), re.M):
            assert float(value) >= seen.get(name, 0), (name, value, seen[name])
            seen[name] = float(value)
        server.ask("/debug/pprof/profile?seconds=1")
    assert len(seen) > 20


def is_scraped(server, program):
    """A Prometheus scrapes it, and knows how fast the calls are."""
    config = FOLDER / "prometheus.yml"
    config.write_text("global: {scrape_interval: 1s}\nscrape_configs:\n- job_name: vais\n  static_configs:\n"
                      f"  - targets: ['127.0.0.1:{server.port}']\n")
    port = free_port()
    with open(FOLDER / "prometheus.txt", "wb") as said:
        prometheus = subprocess.Popen(["prometheus", f"--config.file={config}", f"--storage.tsdb.path={FOLDER}/prometheus",
                                       f"--web.listen-address=127.0.0.1:{port}"], stdout=said, stderr=said)
    try:
        def answer(query):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/query?query={urllib.parse.quote(query)}") as reply:
                    return json.load(reply)["data"]["result"]
            except OSError:
                return None
        rate = until(lambda: answer('rate(vais_profiler_function_calls_total{function="always"}[10s])'), "an answer of Prometheus")
        assert float(rate[0]["value"][1]) > 0 and rate[0]["metric"]["pid"] == str(program.process.pid), rate
        assert answer("vais_profiler_running")[0]["value"][1] == "1"
    finally:
        prometheus.terminate()
        prometheus.wait()


def free_port():
    import socket  # pylint: disable=import-outside-toplevel
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def pprof(server, path, *arguments):
    return subprocess.run(["go", "tool", "pprof", *arguments, server.url + path], cwd=FOLDER, check=True, timeout=SECONDS,
                          capture_output=True, text=True).stdout


def gives_profiles(server, program):
    heap = pprof(server, "debug/pprof/heap", "-top")
    assert re.search(r"Type: live_bytes\n(.*\n)*.*100% .* keep\n", heap), heap
    whole = pprof(server, "debug/pprof/heap", "-top", "-sample_index=calls")
    assert " early\n" in whole and " late\n" not in whole, whole
    program.go_later()
    until(lambda: b'function="late"' in server.ask("/metrics")[2], "late calls")
    later = pprof(server, "debug/pprof/profile?seconds=2", "-top", "-sample_index=calls")
    assert " late\n" in later and " early\n" not in later, later
    time = pprof(server, "debug/pprof/profile?seconds=2", "-top")
    duration = float(re.search(r"Duration: ([\d.]+)s", time)[1])
    assert "Type: time\n" in time and 2 <= duration < 30, time
    server.ask("/debug/pprof/profile?seconds=1")
    for seconds in ("0", "-1", "301", "x", "99999999999"):
        status, _, text = server.ask(f"/debug/pprof/profile?seconds={seconds}")
        assert status == 400 and text.decode() == f"seconds: expected a number from 1 to 300, found {seconds}\n", text


def main():
    with Program(FOLDER) as program, Server(PROFILER, "served.vprof", "--metrics-functions", "8", folder=FOLDER) as server:
        for test in (check_metrics, is_scraped, gives_profiles):
            test(server, program)
            print(test.__name__, flush=True)
        never_decrease(server)
        names = set(re.findall(r'function_cpu_seconds_total\{.*function="([^"]*)"', server.ask("/metrics")[2].decode()))
        assert len(names) <= 8 and "always" in names, names
        program.stop()
        until(lambda: f"vais_profiler_running{{{LABELS.format(program.process.pid)}}} 0\n" in server.ask("/metrics")[2].decode(), "the end")


main()
