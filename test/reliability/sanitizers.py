"""AddressSanitizer, UndefinedBehaviorSanitizer and ThreadSanitizer find nothing in what can be compiled with them."""

import re
import subprocess

from harness import ROOT, Failure


def command(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"{words}: expected to pass, found {(done.stdout + done.stderr)[-3000:]}")
    return done.stdout + done.stderr


def races(suite):
    """The C interface, and snapshots, in eight threads under ThreadSanitizer."""
    tests = 0
    for program in ("interface_races_test", "snapshot_races_test"):
        said = command(f"{suite.bin}/test/{program}", f"--gtest_repeat={suite.number(1, 20)}")
        tests += sum(int(count) for count in re.findall(r"\[  PASSED  \] (\d+) test", said))
    suite.figure(f"{tests} tests in eight threads under ThreadSanitizer")


def fuzz(suite):
    said = command(ROOT / "test/fuzz/run.sh", suite.work.parents[2] / "fuzz", suite.major, 300)
    runs = sum(int(count) for count in re.findall(r"(\d+) runs", said))
    suite.figure(f"{runs:,} inputs fuzzed under AddressSanitizer and UBSan")


def run(suite):
    races(suite)
    if suite.is_long:
        fuzz(suite)
        command(ROOT / "test/lint.sh", "sanitize")
        suite.figure("all unit tests under AddressSanitizer and UBSan")
