"""The programs that are measured, and how much work a run does."""

import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "workloads"
EXAMPLES = HERE.parent.parent / "docs" / "examples"

# Without the second option, half of the calls of fib become a loop.
FLAGS = ["-O2", "-fno-optimize-sibling-calls"]


@dataclass
class Workload:
    """A program. Its arguments by scale: "full"; "slow" for tools that cost fifty times as
    much or write each call to a file; "quick" for a test of the benchmark itself, which leaves
    out programs for which it is None."""

    name: str
    number: str  # in the list of docs/overhead.md
    title: str
    source: Path
    full: list
    slow: list
    quick: list
    flags: list = field(default_factory=list)
    level: str = "-O2"
    threads: int = 1  # running at the same time, on as many cores
    two_stamps: Path = None  # the same program with two bare clock reads per call

    @property
    def is_ir(self):
        """Returns whether the source is Vais IR, which clang's front end cannot instrument."""
        return self.source.suffix == ".ll"

    def arguments(self, scale):
        """Returns the arguments of one run."""
        return [str(argument) for argument in getattr(self, scale)]

    def compiler_flags(self):
        """Returns the flags, which are the same for all variants."""
        flags = [self.level, "-pthread", *self.flags]
        return flags + (["-Wno-override-module"] if self.is_ir else FLAGS[1:])


def all_workloads():
    """Returns the workloads in the order of the table."""
    fib, mix, fanout = SOURCES / "fib.c", SOURCES / "mix.c", SOURCES / "fanout.c"
    stamps = SOURCES / "fib_two_stamps.c"
    return [
        Workload("fib", "1", "empty recursion", fib, [35], [30], [24], two_stamps=stamps),
        Workload("mix", "2", "twelve functions of 1 to 200 ns", mix, [3000000], [300000], [20000]),
        Workload("fanout-64", "3", "one caller of 64 callees", fanout, [400000], [40000], [300]),
        Workload("fanout-4096", "3", "one caller of 4,096 callees", fanout, [5000], [600], [5],
                 ["-DCALLEES=4096"]),
        Workload("deep", "4", "mutual recursion 1,000,000 deep", SOURCES / "deep.c",
                 [10, 1000000], [2, 1000000], [1, 1000000]),
        Workload("fib-2-threads", "5", "empty recursion on two threads", fib, [35, 2], [30, 2],
                 [24, 2], threads=2),
        Workload("threads", "6", "10,000 threads, each for 177 calls", SOURCES / "threads.c",
                 [10000], [10000], [200]),
        Workload("fib-ir", "1", "empty recursion, Vais IR", SOURCES / "fib.ll", [35], [30], [24]),
        Workload("mill-ir", "2", "docs/examples/mill.ll, Vais IR", EXAMPLES / "mill.ll", [], [], []),
        Workload("mill-ir-O0", "2", "the same as vaisc builds it", EXAMPLES / "mill.ll", [], [], None,
                 level="-O0"),
    ]


def source_for(workload, major, folder):
    """Returns the source as that LLVM reads it."""
    if not workload.is_ir:
        return workload.source
    return vais_ir_for(workload.source, workload.level, major, folder / f"{workload.name}.ll")


def vais_ir_for(source, level, major, path):
    """Writes Vais IR as that LLVM reads it, and returns where: pointers have no types from 17 on.
    `optnone`, with which a program compiled at -O0 is full, is removed for an optimised build, as
    our wrapper does."""
    text = source.read_text(encoding="utf-8")
    if int(major) > 16:
        text = re.sub(r"(?<=[\s(])(?:i\d+|%[\w.]+|\[\d+ x \w+\])\*+(?=[\s,)])", "ptr", text)
    if level != "-O0":
        text = text.replace(" optnone", "")
    path.write_text(text, encoding="utf-8")
    return path
