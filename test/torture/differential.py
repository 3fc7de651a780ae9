"""Tests one generated program: what must hold at the levels of optimisation that its seed
chooses."""

import random

from builds import Builds
from counts import (Report, Truth, check_edges, check_memory, check_sums, compare_with_entries,
                    entry_counts)
from generate.program import Program
from toolchain import Failure

LEVELS = ["O0", "O1", "O2", "O3", "lto"]
LEVELS_OF_ONE = 2  # of each program; more programs find more than more levels do


class Differential:
    def __init__(self, seed, language, toolchain, folder):
        self.toolchain, self.folder = toolchain, folder
        self.program = Program(seed, language)
        self.random = random.Random(seed)
        self.time = self.random.choice(["none", "sampled", "exact"])
        self.builds = Builds(self.program, language, toolchain, folder,
                             self.random.choice(["-flto", "-flto=thin"]))
        self.left_out, self.compared, self.edges_compared = {}, 0, 0

    def run(self):
        self.plain_level = self.random.choice(LEVELS)
        self.plain = self.outcome(self.build_plain(self.plain_level))
        for level in self.random.sample(LEVELS, LEVELS_OF_ONE):
            ir = self.builds.emit(level)
            report = self.check_wrapper(level, level, early=False)
            self.check_counts(level, ir, report)
        if self.program.edges_are_exact and self.random.random() < 0.5:
            level = self.random.choice(["O0", "O2"])
            self.check_wrapper(f"{level}-early", level, early=True)

    def build_plain(self, level):
        self.builds.compile(self.toolchain.tool("clang"), level, f"plain-{level}")
        return f"plain-{level}"

    def outcome(self, program, **variables):
        process = self.folder.run([f"./{program}"], **variables)
        return process.stdout, process.returncode

    def agree(self, program, level, found):
        """Compares with one plain build for all levels and, if that differs, with the plain build of
        the same level."""
        if found == self.plain:
            return
        plain = self.outcome(self.build_plain(level))
        if plain == found:
            raise Failure(f"plain programs differ: {self.plain} at {self.plain_level}, {plain} at {level}")
        raise Failure(f"{program}: expected output and status {plain}, found {found}")

    def check_wrapper(self, name, level, early):
        """Does what users do: vais-profiler-clang, run, report."""
        program = f"instrumented-{name}"
        words = [f"inline={self.random.choice(('auto', 'on'))}"] + ["point=early"] * early
        options = {"VAIS_PROFILER_PASS_OPTIONS": ";".join(words)}
        loads = self.builds.compile(f"{self.toolchain.bin}/vais-profiler-clang", level, program, **options)
        report = self.profile(program, level, **({"TORTURE_EXTRA": f"./{program}.so"} if loads else {}))
        if not self.folder.file(f"{program}.truth").exists():
            raise Failure(f"expected {program} to say what it did, found nothing")
        truth = Truth(self.folder.file(f"{program}.truth").read_text())
        check_sums(report)
        check_memory(report, truth)
        flattens = any("flatten" in function.attributes for function in self.program.functions)
        if self.program.edges_are_exact and (early or (level == "O0" and not flattens)):
            check_edges(report, truth, self.program.counted_names())
            self.edges_compared += len(truth.edges)
        return report

    def profile(self, program, level, **variables):
        found = self.outcome(program, TORTURE_TRUTH=f"{program}.truth", **variables,
                             VAIS_PROFILER_OPTIONS=f"output={program}.vprof:time={self.time}")
        self.agree(program, level, found)
        text, _ = self.folder.must([f"{self.toolchain.bin}/vais-profiler", "report",
                                    f"{program}.vprof", "--libraries=fold", "--inlines=fold", "--format", "json"])
        return Report(text)

    def check_counts(self, level, ir, report):
        """Compares the calls of a report with those of the same IR with entry counters. What
        link-time optimisation makes of a program is instrumented here, afterwards."""
        instrument = self.toolchain.instrument("vais-profiler,verify")
        if level == "lto":
            self.folder.must([*instrument, ir, "-o", "ours.bc"])
            self.builds.link("ours", "ours.bc", self.toolchain.runtime)
            report = self.profile("ours", level)
            check_sums(report)
        else:
            self.folder.must([*instrument, "-disable-output", ir])
        if not self.toolchain.profile_runtime:
            return
        entries = self.entry_counters(level, ir)
        if entries is None:
            self.left_out[f"(-{level})"] = "the entry counters were not written"
            return
        self.left_out.update(compare_with_entries(report, entries, lambda: self.plan(ir)))
        self.compared += len(entries)

    def entry_counters(self, level, ir):
        """Returns None if the program ended without writing them."""
        name, chain = f"entries-{level}", self.toolchain
        _, counted_ir = self.folder.must([
            chain.tool("opt"), "-passes=pgo-instr-gen,print,instrprof", "-pgo-instrument-entry",
            "-disable-vp", "-instrprof-atomic-counter-update-all", ir, "-o", f"{name}.bc"])
        # The counters' runtime is linked first: what starts first ends last, after all destructors.
        self.builds.link(name, "-u__llvm_profile_runtime", chain.profile_runtime, f"{name}.bc")
        self.agree(name, level, self.outcome(name, LLVM_PROFILE_FILE=f"{name}.profraw"))
        if not self.folder.file(f"{name}.profraw").exists():
            return None
        shown, _ = self.folder.must([chain.tool("llvm-profdata"), "show", "--all-functions",
                                     "--counts", f"{name}.profraw"])
        return entry_counts(shown, counted_ir)

    def plan(self, ir):
        _, text = self.folder.must([*self.toolchain.instrument("vais-profiler<print-plan>"),
                                    "-disable-output", ir])
        return text
