"""Generates programs and tests them until the time or number is used up; see run.sh.

Each program has a seed, from which everything about it follows; the remainder of the seed chooses the LLVM.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import shutil
import sys
import threading
import time

from csmith import CSMITH, CsmithDifferential
from differential import Differential
from stress import check_stress_module
from toolchain import Failure, Folder, Toolchain

KINDS = ["c", "cpp", "c", "cpp", "c", "stress"]
ALL_KINDS = sorted({*KINDS, "csmith"})  # csmith programs take seconds to run: they are asked for by name


class Torture:
    def __init__(self, arguments, toolchains):
        self.arguments, self.toolchains = arguments, toolchains
        self.end = time.monotonic() + arguments.seconds
        self.lock = threading.Lock()
        self.done = collections.Counter()
        self.left_out = collections.Counter()
        self.compared = self.edges_compared = 0
        self.failures = []

    def run(self):
        with concurrent.futures.ThreadPoolExecutor(self.arguments.jobs) as pool:
            list(pool.map(self.test, range(self.arguments.seed,
                                           self.arguments.seed + self.arguments.programs)))

    def test(self, seed):
        if time.monotonic() > self.end or len(self.failures) >= 10:
            return
        toolchain = self.toolchains[seed % len(self.toolchains)]
        kind = self.arguments.kind or random.Random(seed).choice(KINDS)
        name = f"{kind}-{seed}-llvm-{toolchain.major}"
        folder = Folder(os.path.join(self.arguments.work, name), toolchain)
        try:
            self.test_in(folder, seed, kind, toolchain)
        except Failure as failure:
            self.report_failure(name, seed, kind, toolchain, folder, failure)
            return
        if not self.arguments.keep:
            shutil.rmtree(folder.path)

    def test_in(self, folder, seed, kind, toolchain):
        if kind == "stress":
            compiles = check_stress_module(seed, toolchain, folder)
            with self.lock:
                self.done[kind, toolchain.major] += 1
                self.left_out["(stress module)", "LLVM does not compile it plain"] += not compiles
            return
        test = CsmithDifferential(seed, toolchain, folder) if kind == "csmith" else \
            Differential(seed, kind, toolchain, folder)
        test.run()
        with self.lock:
            self.done[kind, toolchain.major] += 1
            self.compared += test.compared
            self.edges_compared += test.edges_compared
            self.left_out.update((reason_name(name), reason) for name, reason in test.left_out.items())

    def report_failure(self, name, seed, kind, toolchain, folder, failure):
        with self.lock:
            self.failures.append(name)
        print(f"FAIL {name}: {failure}\n"
              f"  kept: {folder.path} (commands.sh has every command)\n"
              f"  repeat: test/torture/run.sh --bin {toolchain.bin} --llvm {toolchain.major} "
              f"--seed {seed} --programs 1 --kind {kind}", flush=True)

    def print_summary(self, seconds):
        for (kind, major), number in sorted(self.done.items()):
            print(f"LLVM {major}: {number} {'modules' if kind == 'stress' else 'programs'} of {kind}")
        print(f"compared: {self.compared} entry counters, {self.edges_compared} edges")
        for (name, reason), number in sorted(self.left_out.items()):
            if number:
                print(f"left out: {name}: {reason} ({number} times)")
        print(f"torture: {sum(self.done.values())} passed, {len(self.failures)} failed, "
              f"{seconds:.0f} s, seed {self.arguments.seed}")


def reason_name(name):
    """Combines numbered functions of many programs into one line of the summary."""
    return "f<N>" if name.startswith("f") and name[1:].isdigit() else name


def parse(arguments):
    parser = argparse.ArgumentParser(prog="test/torture/run.sh")
    parser.add_argument("--bin", default="build/test/bin")
    parser.add_argument("--llvm", default="14,19")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--programs", type=int, default=10 ** 6)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10 ** 9))
    parser.add_argument("--kind", choices=ALL_KINDS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--work", default=None)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args(arguments)


def main():
    arguments = parse(sys.argv[1:])
    arguments.work = arguments.work or os.path.join(
        os.path.dirname(os.path.abspath(arguments.bin)), "torture")
    toolchains = [Toolchain(major, arguments.bin) for major in arguments.llvm.split(",")]
    for toolchain in toolchains:
        if toolchain.missing():
            sys.exit(f"torture: LLVM {toolchain.major}: expected {', '.join(toolchain.missing())}, found none")
        if not toolchain.profile_runtime:
            print(f"left out: entry counters, LLVM {toolchain.major}: no libclang_rt.profile")
    if arguments.kind == "csmith" and not os.path.exists(CSMITH):
        sys.exit(f"torture: expected {CSMITH}, found none")
    print(f"seed {arguments.seed}, LLVM {arguments.llvm}", flush=True)
    torture = Torture(arguments, toolchains)
    start = time.monotonic()
    torture.run()
    torture.print_summary(time.monotonic() - start)
    sys.exit(1 if torture.failures or not torture.done else 0)


if __name__ == "__main__":
    main()
