"""AddressSanitizer, UndefinedBehaviorSanitizer and ThreadSanitizer find nothing in what can be compiled with them."""

import re
import subprocess
from pathlib import Path

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


def sanitized_build(suite):
    """All tools on the files of the tests of formats, and all unit tests, under AddressSanitizer and UBSan."""
    build = Path(suite.bin).parent / "sanitize"
    launchers = [f"-DCMAKE_{language}_COMPILER_LAUNCHER=ccache" for language in ("C", "CXX")]
    command("cmake", "-S", ROOT, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-g1",
            "-DVAIS_PROFILER_SANITIZE=address,undefined", f"-DVAIS_PROFILER_LLVM={suite.major}", *launchers)
    command("cmake", "--build", build)
    command("ctest", "--test-dir", build, "-j", "2", "--output-on-failure", "-Q", "--output-junit", build / "unit.xml")
    tests = (build / "unit.xml").read_text().count("<testcase ")
    suite.figure(f"{tests} unit tests under AddressSanitizer and UBSan")
    said = command("/usr/bin/python3", f"/usr/lib/llvm-{suite.major}/build/utils/lit/lit.py", build / "test/formats",
                   "-D", f"llvm={suite.major}")
    passed = re.search(r"Passed *: (\d+)", said)
    suite.figure(f"{passed[1]} tests of the tools under AddressSanitizer and UBSan")


def fuzz(suite):
    said = command(ROOT / "test/fuzz/run.sh", Path(suite.bin).parent / "fuzz", suite.major, 300)
    runs = sum(int(count) for count in re.findall(r"(\d+) runs", said))
    suite.figure(f"{runs:,} inputs fuzzed under AddressSanitizer and UBSan")


def run(suite):
    races(suite)
    if suite.is_long:
        sanitized_build(suite)
        fuzz(suite)
