"""Programs of csmith, a generator of C programs without undefined behaviour that was made to find wrong code: built with
options drawn at random they must print what they print plain, and make the calls that LLVM's entry counters say."""

import random

from builds import Builds
from counts import Report, check_sums
from differential import LEVELS, Differential
from toolchain import Failure

CSMITH = "/usr/bin/csmith"
SWITCHES = ["volatiles", "bitfields", "packed-struct", "unions", "jumps", "inline-function", "const-pointers",
            "embedded-assigns", "comma-operators", "float", "structs", "longlong"]

# A program that takes longer plain, or makes more calls, is passed over.
SECONDS = 5
CALLS = 20 * 10 ** 6
TRACED_CALLS = 10 ** 6  # one with more is not traced: each takes 16 bytes and more of the disk

# What may be drawn, and how often it is.
PASS_OPTIONS = {"inline": ("auto", "on", "off"), "calls": ("auto", "auto", "hooks"), "exits": ("normal", "unwind"),
                "memory": ("on", "on", "off"), "point": ("late", "late", "early")}
RUN_OPTIONS = {"time": ("none", "sampled", "exact"), "memory": ("none", "sampled", "exact"),
               "sampler": ("off", "tick", "perf"), "mode": ("profile", "profile", "profile", "trace")}
FLAGS = [(), (), (), ("-fvisibility=hidden",), ("-fPIC",), ("-fPIC", "-fvisibility=protected"),
         ("-fno-omit-frame-pointer", "-g"), ("-ffunction-sections", "-Wl,--gc-sections"),
         ("-fsanitize=address",), ("-fsanitize=undefined",), ("-fsanitize=thread",),
         ("-no-pie", "-fno-pic"), ("-fstack-protector-all",), ("-fcf-protection=full",)]


class CsmithProgram:
    """A program of csmith, which neither counts itself nor has a part to load."""

    extra, has_halves, include_folders = None, False, ("/usr/include/csmith",)

    def __init__(self, seed, folder):
        draw = random.Random(f"csmith-{seed}")
        switches = [f"--{'' if draw.random() < 0.6 else 'no-'}{name}" for name in draw.sample(SWITCHES, 5)]
        made = folder.run(["timeout", str(2 * SECONDS), CSMITH, "--seed", str(seed), "--max-funcs",
                           str(draw.choice((3, 10, 25))), *switches])
        self.is_whole = made.returncode == 0
        self.source = made.stdout.decode()

    def text(self):
        return self.source


class CsmithDifferential(Differential):
    def __init__(self, seed, toolchain, folder):
        self.toolchain, self.folder = toolchain, folder
        self.program = CsmithProgram(seed, folder)
        self.random = random.Random(seed)
        self.builds = Builds(self.program, "c", toolchain, folder, self.random.choice(["-flto", "-flto=thin"]))
        self.left_out, self.compared, self.edges_compared = {}, 0, 0

    def draw(self, options):
        return [f"{key}={self.random.choice(values)}" for key, values in options.items()]

    def run(self):
        if not self.program.is_whole:
            self.left_out["(csmith)"] = f"takes more than {2 * SECONDS} s to write a program"
            return
        plain = {level: self.outcome("timeout", str(SECONDS), f"./{self.build_plain(level)}") for level in LEVELS}
        self.plain_level, self.plain = "O0", plain["O0"]
        if any(status == 124 for _, status in plain.values()):
            self.left_out["(csmith program)"] = f"takes more than {SECONDS} s"
            return
        if any(outcome != self.plain for outcome in plain.values()):  # with floating point, for example
            self.left_out["(csmith program)"] = "prints something else when it is optimised, without the profiler"
            return
        self.time = "none"
        reports = {"O0": self.check_plain_options("O0")}
        calls = sum(reports["O0"].calls.values())
        if calls > CALLS:
            self.left_out["(csmith program)"] = f"makes more than {CALLS:,} calls"
            return
        for level in self.random.sample(LEVELS, 2):
            self.check_drawn(level, calls <= TRACED_CALLS)
        level = self.random.choice(("O0", "O2"))
        report = reports.get(level) or self.check_plain_options(level)
        self.check_counts(level, self.builds.emit(level), report)

    def outcome_with_flags(self, level):
        """What the program does plain with the flags that have been drawn."""
        self.builds.compile(self.toolchain.tool("clang"), level, "plain-flags")
        return self.outcome("timeout", str(20 * SECONDS), "./plain-flags")

    def outcome(self, *command, **variables):
        words = command if len(command) > 1 else [f"./{command[0]}"]
        process = self.folder.run(words, **variables)
        return process.stdout, process.returncode

    def check_plain_options(self, level):
        program = f"instrumented-{level}"
        self.builds.compile(f"{self.toolchain.bin}/vais-profiler-clang", level, program)
        return self.profile(program, level)

    def check_drawn(self, level, may_be_traced):
        """With options of the compiler, the pass and the runtime drawn at random, the program does what it does plain."""
        flags = self.random.choice(FLAGS)
        if not self.toolchain.profile_runtime and any("sanitize" in flag for flag in flags):
            flags = ()
        self.builds.extra_flags = list(flags)
        name, options = f"drawn-{level}", self.draw(RUN_OPTIONS)
        if not may_be_traced:
            options = [option for option in options if option != "mode=trace"]
        try:
            self.builds.compile(f"{self.toolchain.bin}/vais-profiler-clang", level, name,
                                VAIS_PROFILER_PASS_OPTIONS=";".join(self.draw(PASS_OPTIONS)))
            found = self.outcome("timeout", str(20 * SECONDS), f"./{name}",
                                 VAIS_PROFILER_OPTIONS=":".join([f"output={name}.vprof", *options]))
            # With UBSan, a floating-point number that is out of range becomes an integer that differs from run to run.
            if found != self.plain and flags and self.outcome_with_flags(level) != self.plain:
                self.left_out["(csmith program)"] = "prints something else with a sanitizer, without the profiler"
                return
            if found != self.plain:
                raise Failure(f"{name}: expected output and status {self.plain}, found {found}")
        finally:
            self.builds.extra_flags = []
        text, _ = self.folder.must([f"{self.toolchain.bin}/vais-profiler", "report", f"{name}.vprof", "--libraries=fold",
                                    "--inlines=fold", "--format", "json"])
        report = Report(text)
        check_sums(report)
        if report.calls.get("main") != 1:
            raise Failure(f"{name}: expected one call of main, found {report.calls.get('main')}")
