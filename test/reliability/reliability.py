"""Runs the suites of reliability; see run.sh."""

import argparse
import datetime
import importlib
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

from harness import ROOT, Failure, Suite

# What each suite shows, as the documentation says it.
SUITES = {
    "kills": "Whenever a program is killed, all that it did until then is in its profile",
    "signals": "A signal handler may record at any instruction, as often as it will; no call and no block is lost",
    "resources": "Whatever runs out or stands in the way costs a profile, or a part of it, never the program",
    "refusals": "A system call that the kernel refuses costs what it was for, never the program",
    "clocks": "Whatever happens to clocks, no number of a report is negative or absurd",
    "long_life": "A program that runs for long reaches a size in memory and on disk, and keeps it",
    "memcheck": "The runtime touches no memory that is not its own",
    "generated": "A program does the same with the profiler as without it, and its calls are counted exactly",
    "sanitizers": "There is no race between threads, and no input that breaks a reader",
}

BEGIN, END = "<!-- figures: written by test/reliability/run.sh --document -->", "<!-- end of figures -->"


def commit():
    """Returns the commit of the tree, with a + if the tree has changed since."""
    git = ["git", "-c", "safe.directory=*", "-C", ROOT]
    found = subprocess.run([*git, "rev-parse", "--short=10", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run([*git, "status", "--porcelain", "-uno"], capture_output=True, text=True, check=False)
    return (found.stdout.strip() or "unknown") + ("+" if changed.stdout.strip() else "")


def results_of(arguments):
    return Path(arguments.work) / "results"


def earlier(name, arguments):
    """Returns the result of the long form of a suite that has passed at this commit, or None."""
    path = results_of(arguments) / f"{name}-long.json"
    if not arguments.long or not path.exists():
        return None
    result = json.loads(path.read_text())
    is_same = result["commit"] == commit() and not result["commit"].endswith("+")
    return result if is_same and not result["failures"] else None


def keep(result, arguments):
    folder = results_of(arguments)
    folder.mkdir(parents=True, exist_ok=True)
    form = "long" if result["long"] else "short"
    (folder / f"{result['suite']}-{form}.json").write_text(json.dumps(result, indent=1) + "\n")


def documented(table):
    """Returns the figure and the run of each row of a table, by suite, form and LLVM."""
    rows = re.findall(r"^\|[^|]*\| `(\w+)` \| (.*) \| ((\w+), LLVM (\d+), .*) \|$", table, re.M)
    return {(name, form, llvm): (figure, when) for name, figure, when, form, llvm in rows}


def document(path, arguments):
    """Writes the figures of all results into the table of a file, in place of those of the same suite, form and LLVM. Of a
    suite and an LLVM the long form is shown, and the short one only if there is no other."""
    text = Path(path).read_text()
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    known = documented(text[begin:end])
    for result in (json.loads(each.read_text()) for each in Path(arguments.work).parent.glob("llvm-*/results/*.json")):
        said = result["figures"] + [f"left out: {text}" for text in result["left_out"]]
        if result["failures"]:
            said.append(f"**{len(result['failures'])} failed**")
        form = "long" if result["long"] else "short"
        when = f"{form}, LLVM {result['llvm']}, {result['seconds']} s, {result['date']}, {result['commit']}"
        known[result["suite"], form, result["llvm"]] = ("; ".join(said), when)
    rows = ["| promise | suite | figure | run |", "|---|---|---|---|"]
    for name, promise in SUITES.items():
        for llvm in sorted({each[2] for each in known if each[0] == name}):
            figure, when = known.get((name, "long", llvm)) or known[name, "short", llvm]
            rows.append(f"| {promise} | `{name}` | {figure} | {when} |")
            promise = ""
    Path(path).write_text(text[:begin] + "\n" + "\n".join(rows) + "\n" + text[end:])


def run(name, arguments):
    """Runs one suite and returns its result."""
    start, suite = time.monotonic(), Suite(name, arguments)
    print(f"-- {name}", flush=True)
    try:
        importlib.import_module(name).run(suite)
    except Failure as failure:
        suite.failures.append(str(failure))
    seconds = time.monotonic() - start
    for figure in suite.figures:
        print(f"   {figure}")
    for text in suite.left_out:
        print(f"   left out: {text}")
    for failure in suite.failures[:10]:
        print(f"FAIL {name}: {failure}\n  kept: {suite.work}\n"
              f"  repeat: test/reliability/run.sh --llvm {suite.major} --seed {suite.seed}"
              f"{' --long' if suite.is_long else ''} {name}")
    if len(suite.failures) > 10:
        print(f"FAIL {name}: and {len(suite.failures) - 10} more, in {suite.work}/failures")
        (suite.work / "failures").write_text("\n".join(suite.failures) + "\n")
    print(f"   {seconds:.0f} s", flush=True)
    return {"suite": name, "figures": suite.figures, "left_out": suite.left_out, "failures": suite.failures,
            "long": suite.is_long, "seconds": round(seconds), "commit": commit(), "llvm": arguments.llvm,
            "date": datetime.date.today().isoformat(), "seed": arguments.seed}


def parse(words):
    parser = argparse.ArgumentParser(prog="test/reliability/run.sh")
    parser.add_argument("--bin", default="build/test/bin")
    parser.add_argument("--llvm", default="14")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10 ** 9))
    parser.add_argument("--work")
    parser.add_argument("--document")
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    return parser.parse_args(words)


def main():
    arguments = parse(sys.argv[1:])
    build = os.path.dirname(os.path.abspath(arguments.bin))
    arguments.work = os.path.join(arguments.work or os.path.join(build, "reliability"), f"llvm-{arguments.llvm}")
    unknown = set(arguments.suites) - set(SUITES)
    if unknown:
        sys.exit(f"reliability: expected {', '.join(SUITES)}, found {', '.join(unknown)}")
    print(f"seed {arguments.seed}, LLVM {arguments.llvm}, {'long' if arguments.long else 'short'}", flush=True)
    failed = []
    for name in arguments.suites or SUITES:
        result = earlier(name, arguments)
        if result:
            print(f"-- {name}: passed at this commit before")
            continue
        result = run(name, arguments)
        keep(result, arguments)
        if result["failures"]:
            failed.append(name)
    if arguments.document:
        document(arguments.document, arguments)
    print(f"reliability: {len(failed)} suites failed {' '.join(failed)}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
