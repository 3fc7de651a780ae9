"""Generated programs do the same with the profiler as without it, and make the calls that LLVM's own counters say."""

import glob
import re
import subprocess

from harness import ROOT, Failure


def torture(suite, majors, *words):
    """Runs test/torture. Returns what it counted."""
    done = subprocess.run([ROOT / "test/torture/run.sh", "--bin", suite.bin, "--llvm", majors, "--seed", str(suite.seed),
                           "--work", suite.work, *words], capture_output=True, text=True, check=False)
    found = re.search(r"^torture: (\d+) passed, (\d+) failed", done.stdout, re.M)
    if not found or done.returncode:
        raise Failure(f"test/torture: expected to pass, found {done.stdout[-2000:]}{done.stderr[-500:]}")
    passed_over = sum(int(count) for count in re.findall(r"^left out: \(csmith.*\((\d+) times\)", done.stdout, re.M))
    compared = re.search(r"^compared: (\d+) entry counters, (\d+) edges", done.stdout, re.M)
    return int(found[1]) - passed_over, int(compared[1]), int(compared[2])


def run(suite):
    plugins = glob.glob(f"{suite.bin}/../lib/vais-profiler-pass-*.so")
    majors = ",".join(sorted(re.search(r"pass-(\d+)\.so", path)[1] for path in plugins))
    number = suite.number(40, 500)
    count, counters, _ = torture(suite, majors, "--kind", "csmith", "--programs", str(number), "--seconds", "100000")
    suite.figure(f"{count} programs of csmith, with LLVM {majors}: {counters} entry counters compared")
    if suite.is_long:
        count, counters, edges = torture(suite, majors, "--programs", "1000", "--seconds", "1200")
        suite.figure(f"{count} programs of our own and of llvm-stress: {counters} entry counters and {edges} edges compared")
