"""One generated program: everything that must hold of it at every level of optimisation."""

import random

from counts import (Report, Truth, check_edges, check_memory, check_sums, compare_with_entries,
                    entry_counts)
from generate import PRELUDE_FOLDER
from generate.program import Program
from toolchain import Failure

LEVELS = ["O0", "O1", "O2", "O3", "lto"]


class Differential:
    def __init__(self, seed, language, toolchain, folder):
        self.toolchain, self.folder = toolchain, folder
        self.program = Program(seed, language)
        self.random = random.Random(seed)
        self.time = self.random.choice(["none", "sampled", "exact"])
        self.lto = self.random.choice(["-flto", "-flto=thin"])
        self.plus = "++" if language == "cpp" else ""
        self.source = f"program.{language}"
        self.folder.file(self.source).write_text(self.program.text())
        standard = "gnu++17" if language == "cpp" else "gnu11"
        self.flags = [f"-std={standard}", "-w", "-pthread", f"-I{PRELUDE_FOLDER}"]
        self.left_out, self.compared, self.edges_compared = {}, 0, 0

    def run(self):
        self.plain_level = self.random.choice(LEVELS)
        self.plain = self.outcome(self.build_plain(self.plain_level))
        counted = self.random.sample(LEVELS, 3)
        for level in LEVELS:
            early = level == "O0" and self.random.random() < 0.5
            self.check_wrapper(level, level, early)
            if level in counted:
                self.emit_level(level)
                self.check_counts(level)
        if self.program.edges_are_exact:
            self.check_wrapper("O2-early", "O2", True)

    def emit_level(self, level):
        if level == "lto":
            self.merge_halves()
        else:
            self.emit([f"-{level}", "-emit-llvm"], f"{level}.bc")

    def emit(self, flags, output, sources=None):
        self.folder.must([self.clang(), *self.flags, *flags, "-c", *(sources or [self.source]),
                          "-o", output])

    def merge_halves(self):
        """What a linker makes of a program at link time, as IR."""
        merged = []
        for name, sources in self.units():
            merged.append(f"{name}.lto.bc")
            self.emit(["-O2", "-flto"], merged[-1], sources)
        tool = self.toolchain.tool
        self.folder.must([tool("llvm-link"), *merged, "-o", "linked.bc"])
        self.folder.must([tool("opt"), "-passes=internalize,lto<O2>",
                          "-internalize-public-api-list=main", "linked.bc", "-o", "lto.bc"])

    def units(self):
        """The sources of a C program in two halves, of a C++ program as one."""
        if self.plus:
            return [("whole", [self.source])]
        return [(f"half{n}", [f"-DUNIT={n}", self.source]) for n in (1, 2)]

    def clang(self):
        return self.toolchain.tool(f"clang{self.plus}")

    def build_plain(self, level):
        return self.compile("clang", level, f"plain-{level}")

    def compile(self, compiler, level, output, **variables):
        flags = ["-O2", self.lto, "-fuse-ld=lld"] if level == "lto" else [f"-{level}"]
        command = [f"{compiler}{self.plus}", *self.flags, *flags]
        if level != "lto":
            self.folder.must([*command, self.source, "-o", output], **variables)
            return output
        objects = []
        for name, sources in self.units():
            objects.append(f"{output}-{name}.o")
            self.folder.must([*command, "-c", *sources, "-o", objects[-1]], **variables)
        self.folder.must([*command, *objects, "-o", output], **variables)
        return output

    def outcome(self, program, **variables):
        process = self.folder.run([f"./{program}"], **variables)
        return process.stdout, process.returncode

    def agree(self, program, level, found):
        """One plain build is the measure for all; at a difference the same level's plain build is."""
        if found == self.plain:
            return
        plain = self.outcome(self.build_plain(level))
        if plain == found:
            raise Failure(f"plain programs differ: {self.plain} at {self.plain_level}, {plain} at {level}")
        raise Failure(f"{program}: expected output and status {plain}, found {found}")

    def check_wrapper(self, name, level, early):
        """What users do: vais-profiler-clang, run, report."""
        wrapper = f"{self.toolchain.bin}/vais-profiler-clang"
        words = [f"inline={self.random.choice(('auto', 'on'))}"] + ["point=early"] * early
        program = self.compile(wrapper, level, f"instrumented-{name}",
                               VAIS_PROFILER_PASS_OPTIONS=";".join(words))
        report = self.profile(program, level)
        truth = Truth(self.folder.file(f"{program}.truth").read_text())
        check_sums(report)
        check_memory(report, truth)
        flattens = any("flatten" in function.attributes for function in self.program.functions)
        if self.program.edges_are_exact and (early or (level == "O0" and not flattens)):
            check_edges(report, truth, self.program.counted_names())
            self.edges_compared += len(truth.edges)

    def profile(self, program, level):
        found = self.outcome(program, TORTURE_TRUTH=f"{program}.truth",
                             VAIS_PROFILER_OPTIONS=f"output={program}.vprof:time={self.time}")
        self.agree(program, level, found)
        text, _ = self.folder.must([f"{self.toolchain.bin}/vais-profiler", "report",
                                    f"{program}.vprof", "--format", "json"])
        return Report(text)

    def check_counts(self, level):
        """The same IR with our pass and with entry counters, both compiled without optimisation."""
        ours, ir = f"ours-{level}", f"{level}.bc"
        self.folder.must([*self.toolchain.instrument("vais-profiler,verify"), ir, "-o", f"{ours}.bc"])
        self.link(ours, f"{ours}.bc", self.toolchain.runtime)
        report = self.profile(ours, level)
        check_sums(report)
        if not self.toolchain.profile_runtime:
            return
        entries = self.entry_counters(level, ir)
        if entries is None:
            self.left_out[f"(-{level})"] = "the entry counters were not written"
            return
        self.left_out.update(compare_with_entries(report, entries, lambda: self.plan(ir)))
        self.compared += len(entries)

    def entry_counters(self, level, ir):
        """None where the program ended without writing them."""
        name, chain = f"entries-{level}", self.toolchain
        _, counted_ir = self.folder.must([
            chain.tool("opt"), "-passes=pgo-instr-gen,print,instrprof", "-pgo-instrument-entry",
            "-disable-vp", "-instrprof-atomic-counter-update-all", ir, "-o", f"{name}.bc"])
        # The counters' runtime comes first: what starts first ends last, after all destructors.
        self.link(name, "-u__llvm_profile_runtime", chain.profile_runtime, f"{name}.bc")
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

    def link(self, name, *inputs):
        self.folder.must([self.clang(), "-O0", "-w", "-pthread", *inputs, "-o", name])
