"""Runs the suites of reliability; see run.sh."""

import argparse
import datetime
import importlib
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from harness import ROOT, Failure, Suite

# What each suite promises, as the documentation says it.
SUITES = {
    "kills": "Whenever a program is killed, all that it did until then is in its profile",
    "signals": "A signal handler may record at any instruction, as often as it will; no call and no block is lost",
    "resources": "Whatever runs out or stands in the way costs a profile, or a part of it, never the program",
    "long_life": "A program that runs for long reaches a size in memory and on disk, and keeps it",
    "clocks": "Whatever happens to clocks, no number of a report is negative or absurd",
    "refusals": "A system call that the kernel refuses costs what it was for, never the program",
}


def commit():
    found = subprocess.run(["git", "-c", "safe.directory=*", "-C", ROOT, "rev-parse", "--short=10", "HEAD"], capture_output=True,
                           text=True, check=False)
    return found.stdout.strip() or "unknown"


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
    arguments.work = arguments.work or os.path.join(os.path.dirname(os.path.abspath(arguments.bin)), "reliability")
    unknown = set(arguments.suites) - set(SUITES)
    if unknown:
        sys.exit(f"reliability: expected {', '.join(SUITES)}, found {', '.join(unknown)}")
    print(f"seed {arguments.seed}, LLVM {arguments.llvm}, {'long' if arguments.long else 'short'}", flush=True)
    failed = []
    for name in arguments.suites or SUITES:
        result = run(name, arguments)
        if result["failures"]:
            failed.append(name)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
