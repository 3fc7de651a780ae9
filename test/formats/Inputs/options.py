#!/usr/bin/env python3
"""Finds all options in the help of vais-profiler's commands and runs the check that exists for each, in a
folder with work.vprof and other.vprof (sums) and trace.vprof (a trace).

usage: options.py VAIS_PROFILER
"""
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from serving import Server, until

PROFILER = sys.argv[1]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "CLICOLOR_FORCE")}


def run(*words, status=0):
    done = subprocess.run([PROFILER, *words], capture_output=True, text=True, check=False, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL)
    assert done.returncode == status, (words, done.returncode, done.stderr)
    return done.stdout if status == 0 else done.stderr


def contents(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def rows(text, title):
    """Returns the rows of the table whose header begins with `title`."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.split()[:1] == [title]) + 1
    end = next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))
    return [line for line in lines[start:end] if not line.startswith("  and ")]


def refuses(command, option, value, files):
    assert run(command, *files, option, value, status=1), (command, option, value)


def shown_options(command, files):
    """Checks the options that choose what is shown, for commands that have them."""
    def has(*words):
        return run(command, *files, *words)
    whole = has()

    def limit():
        for value in ("-3", "many", "1.5", ""):
            refuses(command, "--limit", value, files)
        assert has("--limit", "1") != has("--limit", "0")
        assert "leaf" in has("--limit", "0")
        # Of time, it may have less than is shown.
        assert "keep" in has("--limit", "0", "--value", "allocated_bytes")

    def focus():
        assert has("--focus", "^leaf$") != whole
        assert "nosuch" in run(command, *files, "--focus", "nosuch", status=1)

    def group():
        assert "thread 2" in run("tree", files[0], "--group", "thread")
        if command != "annotate":
            assert "work.c" in has("--group", "file")

    return {
        "--value": lambda: (has("--value", "calls") != has("--value", "allocated_bytes") or sys.exit(command)),
        "--attribute": lambda: (has("--attribute", "caller"), refuses(command, "--attribute", "nobody", files)),
        "--phase": lambda: refuses(command, "--phase", "nosuch", files),
        "--focus": focus,
        "--ignore": lambda: has("--ignore", "leaf", "--limit", "0") != whole or sys.exit(command),
        "--hide": lambda: has("--hide", "^leaf$", "--limit", "0") != whole or sys.exit(command),
        "--group": group,
        "--limit": limit,
        "--unit": lambda: has("--unit", "us", "--value", "time").count("µs") > 2 or sys.exit(command),
        "--names": lambda: (has("--names", "raw"), refuses(command, "--names", "nice", files)),
        "--width": lambda: (has("--width", "50"), refuses(command, "--width", "-1", files)),
        "--vais-source": lambda: refuses(command, "--vais-source", "nosuch.vais", files),
    }


def check_code(command, *files):
    """What is in which format, libraries.test and inlines.test say."""
    folded = run(command, *files, "--libraries", "fold", "--inlines", "fold")
    assert "leaf" in folded and ".so" not in folded and "[inlined]" not in folded, folded
    refuses(command, "--libraries", "some", files)
    refuses(command, "--inlines", "some", files)
    assert "leaf" in run(command, *files, "--helpers", "fold")  # what is folded, test/e2e/vais says
    refuses(command, "--helpers", "some", files)
    refuses(command, "--vais-source", "nosuch.vais", files)


def sorts(command, files):
    first = rows(run(command, *files, "--sort", "name"), "self")[0]
    assert first.endswith("fib"), first
    assert rows(run(command, *files, "--sort", "calls"), "self")[0].endswith("leaf")


def check_report_rows():
    text = run("report", "work.vprof", "--limit", "1")
    assert len(rows(text, "allocations")) == 1 and len(rows(text, "calls")) == 1, text
    assert len(json.loads(run("report", "work.vprof", "--format", "json", "--limit", "2"))["functions"]) == 2
    names = [f["name"] for f in json.loads(run("report", "work.vprof", "--format", "json", "--sort", "name"))["functions"]]
    assert names == sorted(names)
    for words in (["--format", "folded", "--sort", "name"], ["--format", "csv", "--unit", "ms"],
                  ["--format", "svg", "--limit", "2"], ["--inverted"], ["--format", "compact", "--value", "calls"]):
        assert "expected a format that has it" in run("report", "work.vprof", *words, status=1), words


def check_columns():
    def titles(columns):
        lines = run("report", "work.vprof", "--columns", columns).splitlines()
        return lines[lines.index("CPU profile") + 2].split()
    assert titles("calls,timed,p50,longest") == ["calls", "timed", "p50", "longest", "function"], titles("calls,timed,p50,longest")
    usual = titles("+p99")
    assert "self" in usual and "calls" in usual and usual[-2:] == ["p99", "function"], usual
    for columns in ("calls,nosuch", "nosuch", "+", "calls,+p50"):
        said = run("report", "work.vprof", "--columns", columns, status=1)
        assert "--columns: expected self, error, total" in said and "longest" in said, said
    assert "nosuch" in run("report", "work.vprof", "--columns", "calls,nosuch", status=1)
    assert "expected a format that has it (text)" in run("report", "work.vprof", "--columns", "p50", "--format", "json", status=1)
    # What was not recorded is not a number.
    filtered = run("report", "work.vprof", "--focus", "leaf", "--columns", "calls,p50,mean,longest")
    assert re.search(r" - +- +- +leaf", filtered), filtered


def check_latency():
    def bars(*words):
        return rows(run("latency", "work.vprof", "--function", "work", *words), "from")
    text = run("latency", "work.vprof", "--function", "work")
    assert text.startswith("work ("), text
    assert len(bars("--limit", "1")) == 1 and len(bars("--limit", "5")) <= 5
    assert "µs" in run("latency", "work.vprof", "--function", "work", "--unit", "us")
    # The name of a function wins over what it matches as an expression.
    assert run("latency", "work.vprof", "--function", "^(fib|leaf)").count("of them timed") == 2
    run("latency", "work.vprof", "other.vprof", "--function", "leaf", "--names", "raw", "--width", "40")
    for option, value in (("--limit", "-1"), ("--function", "["), ("--function", "nosuch"), ("--function", "")):
        said = run("latency", "work.vprof", "--function", "work", option, value, status=1) if option != "--function" else \
            run("latency", "work.vprof", option, value, status=1)
        assert "expected" in said, said


def check_source():
    os.makedirs("moved", exist_ok=True)
    with open("moved/work.c", "w", encoding="utf-8") as file:
        file.write("this is another file\n" * 12)
    assert "this is another file" in run("report", "work.vprof", "--format", "html", "--source", "moved")
    assert "this is another file" not in run("report", "work.vprof", "--format", "html")
    assert "expected a format that has it (html)" in run("report", "work.vprof", "--source", "moved", status=1)


def check_inverted():
    first = run("tree", "work.vprof", "--inverted", "--value", "calls", "--limit", "0").splitlines()
    assert first[0].split() == ["own", "share", "function"], first[0]
    leaf = next(line for line in first if line.endswith("leaf"))
    assert leaf.split()[0] == "6,000", leaf


def to_file(command, *words):
    run(command, *words, "-o", "out.txt")
    assert contents("out.txt")


def check_run():
    def program(*words):
        done = subprocess.run([PROFILER, "run", "-o", "run.vprof", *words, "--", "./work"], capture_output=True,
                              text=True, check=False, env=ENVIRONMENT)
        assert done.returncode == 0, done.stderr
        return done.stderr
    said = program("--format", "json")
    assert json.loads(said)["functions"], "nothing but the report"
    said = program("--format", "json", "--report", "report.json")
    assert json.loads(contents("report.json"))["functions"] and "profile: run.vprof" in said
    assert "leaf" in program("--width", "60", "--names", "raw", "--attribute", "caller", "--libraries", "fold", "--inlines", "fold")
    assert "mode=trace" in program("--mode=trace", "--trace-ring=4")
    assert "time=exact, memory=none" in program("--time=exact", "--memory=none")
    program("--alloc-scope=process")
    passed = subprocess.run([PROFILER, "run", "--children", "--events", "cycles,a:b=4.1f", "--sample-on", "page-faults@7",
                             "--sampler=perf", "--sample-rate", "2000", "--", "sh", "-c",
                             "echo $VAIS_PROFILER_OPTIONS; ./work"], check=True, capture_output=True, text=True,
                            env=ENVIRONMENT).stdout
    assert r"sampler=perf:sample_rate=2000:events=cycles,a\:b=4.1f:sample_on=page-faults@7:" in passed, passed
    for option, value in (("--sampler", "tack"), ("--sample-rate", "99"), ("--sample-rate", "100001"),
                          ("--sample-rate", "many"), ("--repeat", "0"), ("--repeat", "10001")):
        said = run("run", option, value, "--", "./work", status=1)
        assert "expected" in said and value in said, said
    program("--repeat", "2")
    check_open()
    subprocess.run([PROFILER, "run", "--children", "-o", "child.vprof", "--", "sh", "-c", "./work; :"], check=True,
                   capture_output=True, env=ENVIRONMENT)


def check_open():
    """The browser gets the page beside the profile; without one, a line says where the page is. If the report is the
    page, it is written once."""
    def opened(*options, **environment):
        return subprocess.run([PROFILER, "run", "--open", "-o", "open.vprof", *options, "--", "./work"], check=True,
                              capture_output=True, text=True, env={**ENVIRONMENT, **environment}).stderr
    with open("browser", "w", encoding="utf-8") as file:
        file.write('#!/bin/sh\necho "$@" > opened.part\nmv opened.part opened.txt\n')
    os.chmod("browser", 0o755)
    opened(BROWSER="nosuch:./browser --new %s --last")
    deadline = time.monotonic() + 60
    while not os.path.exists("opened.txt") and time.monotonic() < deadline:
        time.sleep(0.05)
    page = os.path.abspath("open.html")
    assert contents("opened.txt") == f"--new {page} --last\n" and "leaf" in contents(page)
    said = opened(BROWSER="nosuch", PATH=os.path.abspath("elsewhere"))
    assert "--open: expected a browser" in said and "the page is open.html" in said, said
    for options, page in ((("--format", "html"), "open.html"), (("--format", "html", "--report", "own.html"), "own.html")):
        os.remove("open.html")
        said = opened(*options, BROWSER="nosuch", PATH=os.path.abspath("elsewhere"))
        assert f"the page is {page}" in said and "<script" not in said and "leaf" in contents(page), (page, said[:500])
        assert os.path.exists("open.html") == (page == "open.html")
        opened(BROWSER="nosuch", PATH=os.path.abspath("elsewhere"))


def check_vais():
    """What the options do, test/e2e/vais says: a compiler is not needed to refuse."""
    with open("a.vais", "w", encoding="utf-8") as file:
        file.write("fn main() -> Int { return 0 }\n")
    for option, value in (("--engine", "fast"), ("-O", "3"), ("--names", "nice"), ("--time", "never")):
        said = run("vais", "a.vais", option, value, status=1)
        assert value in said, said
    assert "nosuch-vaisc" in run("vais", "a.vais", "--vaisc", "nosuch-vaisc", "--program", "a", status=127)


def check_annotate():
    text = run("annotate", "work.vprof", "--value", "allocated_bytes")
    assert re.search(r"1.95 KiB .*keep\(size_t size\)", text), text
    assert "annotate --assembly: expected" in run("annotate", "work.vprof", "--assembly", "no such function", status=1)
    assert text.splitlines()[1].split()[:3] == ["own", "total", "calls"] and "on line" in text, text
    assert run("annotate", "work.vprof", "--value", "calls", "--limit", "1").count("6,000") == 3
    assert "1,973" not in run("annotate", "work.vprof", "--value", "calls", "--limit", "1")
    os.makedirs("elsewhere", exist_ok=True)
    source = re.match(r"(\S+):", text).group(1)
    with open("elsewhere/" + os.path.basename(source), "w", encoding="utf-8") as file:
        file.write("this is another file\n" * 12)
    assert "this is another file" in run("annotate", "work.vprof", "--source", "elsewhere")


def check_diff():
    pair = ("work.vprof", "other.vprof")
    assert run("diff", *pair, "--value", "calls", "--limit", "1").count("\n") < run("diff", *pair, "--value", "calls").count("\n")
    refuses("diff", "--limit", "-3", pair)
    assert json.loads(run("diff", *pair, "--format", "json"))["functions"][0]["display_name"]
    to_file("diff", *pair)
    run("diff", *pair, "--names", "full", "--width", "60")
    check_code("diff", *pair)


def check_top():
    assert "bytes allocated: 1.95 KiB" in run("top", "work.vprof", "--value", "allocated_bytes")
    assert len(run("top", "work.vprof", "--limit", "1").splitlines()) == 4
    for option, value in (("--limit", "-1"), ("--interval", "0"), ("--updates", "-1")):
        refuses("top", option, value, ["work.vprof"])
    run("top", "work.vprof", "--updates", "1", "--interval", "0.05", "--plain", "--names", "raw", "--width", "60")
    check_code("top", "work.vprof")


def check_replay():
    def lines(*words):
        return len(run("replay", "trace.vprof", *words).splitlines())
    whole = lines()
    assert lines("--depth", "1") < whole and lines("--min-duration", "1s") < whole
    assert lines("--from", "1000s") < whole and lines("--to", "0ns") < whole
    thread = re.search(r"(\d+) │", run("replay", "trace.vprof")).group(1)
    assert 0 < lines("--by-thread") and lines("--moments")
    for option, value in (("--depth", "0"), ("--depth", "-1"), ("--tid", "-1"), ("--min-duration", "-1us"),
                          ("--from", "soon")):
        refuses("replay", option, value, ["trace.vprof"])
    to_file("replay", "trace.vprof")
    assert lines("--tid", thread) > 0 and lines("--names", "raw") == whole
    return thread


def check_selection():
    def spans(*words):
        events = json.loads(run("report", "trace.vprof", "--format", "chrome", *words))["traceEvents"]
        return [event for event in events if event["ph"] == "X"]
    whole = len(spans())
    for option, value in (("--depth", "1"), ("--min-duration", "1s"), ("--from", "1000s"), ("--to", "0ns")):
        assert len(spans(option, value)) < whole, option
    thread = spans()[0]["tid"]
    assert {event["tid"] for event in spans("--tid", str(thread))} == {thread}
    for option, value in (("--depth", "0"), ("--tid", "-1"), ("--min-duration", "-1us"), ("--from", "soon"), ("--to", "")):
        refuses("report", option, value, ["trace.vprof", "--format", "chrome"])


def shown(command, *others):
    checks = shown_options(command, ["work.vprof"])
    for check in checks.values():
        check()
    for check in others:
        check()
    return set(checks)


CHECKED_BY_RUN = {"-o,--output", "--mode", "--time", "--sampler", "--sample-rate", "--events", "--sample-on", "--memory",
                  "--alloc-scope", "--format", "--report", "--names", "--width", "--attribute", "--libraries", "--inlines", "--helpers", "--vais-source", "--children", "--trace-ring", "--repeat", "--open"}

def check_serve():
    """Whom a server answers, and what, other tests say."""
    refuses("serve", "--vais-source", "nosuch.vais", ["work.vprof"])
    browser = Path("show.sh").resolve()
    browser.write_text('#!/bin/sh\nprintf %s "$1" >shown.txt\n')
    browser.chmod(0o755)
    folds = [word for option in ("--libraries", "--inlines", "--helpers") for word in (option, "fold")]
    with Server(PROFILER, "work.vprof", "--open", "--names", "raw", "--source", ".", *folds,
                environment=dict(os.environ, BROWSER=str(browser))) as server:
        until(lambda: Path("shown.txt").exists() and Path("shown.txt").read_text() == server.url, "the browser")
        data = next(server.events())[1]
        assert "leaf" in data["functions"]["name"] and not any("[" in name for name in data["functions"]["name"])
        assert any(source["isFound"] for source in data["source"]["files"])


def check_export():
    """What is counted, and what weights and phases do, other tests say."""
    ordered = ["export", "work.vprof", "--format", "symbol-order"]
    by_call, by_heat = run(*ordered).splitlines(), run(*ordered, "--by", "heat").splitlines()
    assert by_call[0] == "main" and by_heat[0] != "main" and set(by_call) == set(by_heat), (by_call, by_heat)
    run(*ordered, "-o", "work.order")
    assert contents("work.order").splitlines() == by_call
    for option, value in (("--format", "text"), ("--by", "name"), ("--weight", "0"), ("--phase", "nosuch"), ("-o", "nosuch/file")):
        refuses("export", option, value, ["work.vprof"])


CHECKS = {
    "report": lambda: shown("report", check_report_rows, check_columns, check_source, lambda: sorts("report", ["work.vprof"]),
                            lambda: check_code("report", "work.vprof"),
                            check_selection, lambda: to_file("report", "work.vprof"))
        | {"--depth", "--min-duration", "--from", "--to", "--tid", "--libraries", "--inlines", "--helpers", "--vais-source", "--format", "-o,--output", "--sort", "--columns", "--inverted", "--source"},
    "latency": lambda: check_latency() or {"--function", "--unit", "--limit", "--names", "--width"},
    "tree": lambda: shown("tree", check_inverted, lambda: check_code("tree", "work.vprof")) | {"--inverted", "--libraries", "--inlines", "--helpers", "--vais-source"},
    "annotate": lambda: shown("annotate", check_annotate) | {"--source", "--assembly", "--sort"},
    "run": lambda: check_run() or CHECKED_BY_RUN,
    "vais": lambda: check_vais() or CHECKED_BY_RUN | {"--vaisc", "--engine", "-O", "--program"},
    "diff": lambda: check_diff() or {"--format", "-o,--output", "--value", "--limit", "--names", "--width", "--libraries", "--inlines", "--helpers", "--vais-source"},
    "top": lambda: check_top() or {"--interval", "--updates", "--plain", "--value", "--limit", "--names", "--width", "--libraries", "--inlines", "--helpers", "--vais-source"},
    "serve": lambda: check_serve() or {"--listen", "--token", "--server-name", "--metrics-functions", "--open", "--source", "--names",
                                       "--libraries", "--inlines", "--helpers", "--vais-source"},
    "replay": lambda: check_replay() and {"-o,--output", "--depth", "--min-duration", "--from", "--to", "--tid",
                                          "--by-thread", "--moments", "--names"},
    "merge": lambda: run("merge", "work.vprof", "other.vprof", "-o", "sum.vprof") or {"-o,--output"},
    "export": lambda: check_export() or {"--format", "--weight", "--phase", "--by", "-o,--output"},
    "info": lambda: run("info", "work.vprof") and set(),
    "completion": lambda: run("completion", "bash") and set(),
}

COMMANDS = re.findall(r"^  (\w+)  ", run("--help").split("Subcommands:")[1], re.M)
assert set(COMMANDS) <= set(CHECKS), COMMANDS
for name in COMMANDS:
    found = set(re.findall(r"^  (-[-\w,]*)", run(name, "--help"), re.M)) - {"-h,--help"}
    checked = CHECKS[name]()
    assert found - checked == set() or all(option.startswith("--trace") for option in found - checked), \
        (name, "no check for", found - checked)
print("all options of", ", ".join(COMMANDS))
