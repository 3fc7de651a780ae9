"""Programs that are not made to be measured: from Debian's sources, Vais IR, and C++ with exceptions
and threads."""

import os
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

from workloads import EXAMPLES, SOURCES, vais_ir_for

# How far a share may be off beyond what the numbers of samples explain, in percent.
BEYOND_NOISE = 2
BEYOND_NOISE_DENSE = 5


@dataclass
class Program:
    """A program, and what one run of some seconds is given."""

    name: str
    sources: list
    flags: list
    arguments: list = field(default_factory=list)
    limit: float = BEYOND_NOISE
    farthest: float = None  # the limit for the farthest true share, in error bars
    status: int = 0  # with which it exits
    needs: list = field(default_factory=list)  # files that must be there
    cost: dict = field(default_factory=dict)  # limits of CPU time, by how it is profiled

    @property
    def is_ir(self):
        """Returns whether the source is Vais IR."""
        return self.sources[0].suffix == ".ll"


def debian_source(sources, package):
    """Returns the folder of a package's source that test/real/run.sh has fetched, or a folder that
    is not there."""
    found = sorted(path for path in (sources / package).glob("*") if path.is_dir())
    return found[0] if found else sources / package / "source"


def text_file(folder):
    """Makes 29 MB of words that deflate has something to find in."""
    draw = random.Random(1)
    words = ["".join(draw.choices("etaoinshrdlucmfwypvbgkjqxz", k=draw.randint(2, 11)))
             for _ in range(5000)]
    path = folder / "words.txt"
    with path.open("w", encoding="ascii") as out:
        for _ in range(400000):
            out.write(" ".join(draw.choices(words, k=10)) + "\n")
    return path


def vais(name, path, level, **others):
    """Returns a program of Vais IR."""
    return Program(name, [path], [level, "-Wno-override-module", "-lm"], needs=[path], **others)


def quick_programs():
    """Returns those that take no time to build, with little to do."""
    return [Program("exceptions", [SOURCES / "exceptions.cpp"], ["-O2", "-pthread", "-lstdc++"],
                    [2000]),
            vais("mill-O0", EXAMPLES / "mill.ll", "-O0")]


def all_programs(bench, sources):
    """Returns the programs. What they need may not be there."""
    lua, zlib = debian_source(sources, "lua5.4"), debian_source(sources, "zlib")
    sqlite = debian_source(sources, "sqlite3")
    lua_files = [path for path in sorted((lua / "src").glob("*.c")) if path.name != "luac.c"]
    programs = [
        Program("lua", lua_files, ["-O2", "-DLUA_USE_LINUX", "-Wl,-E", "-lm"],
                [SOURCES / "work.lua", 60], needs=[lua / "src/lua5.4-deb-multiarch.h"]),
        Program("zlib", [*sorted(zlib.glob("*.c")), zlib / "test/minigzip.c"],
                ["-O2", f"-I{zlib}", "-DHAVE_UNISTD_H"], ["-c", "-9", text_file(bench.work)],
                needs=[zlib / "test/minigzip.c"]),
        Program("sqlite3", [sqlite / "build/sqlite3.c", sqlite / "test/speedtest1.c"],
                ["-O2", f"-I{sqlite}/build", "-DSQLITE_THREADSAFE=0", "-lm", "-ldl"],
                ["--memdb", "--size", 100], needs=[sqlite / "build/sqlite3.c"]),
        Program("exceptions", [SOURCES / "exceptions.cpp"], ["-O2", "-pthread", "-lstdc++"],
                [4000000]),
        vais("mill-O0", EXAMPLES / "mill.ll", "-O0"),
        vais("mill-O2", EXAMPLES / "mill.ll", "-O2")]
    ir = os.environ.get("VAIS_PROFILER_IR")
    if ir:
        for kind in ("direct", "full"):
            programs.append(vais(f"dense.{kind}-O0", Path(ir) / f"dense.{kind}.ll", "-O0",
                                 limit=BEYOND_NOISE_DENSE, farthest=2, status=60))
    return programs


def cost_programs(bench, sources):
    """Returns the programs at -O0 and -O2, with the limits of what profiling may cost them."""
    made = []
    for program in all_programs(bench, sources):
        name = program.name.replace("-O0", "").replace("-O2", "")
        if program.is_ir:
            dense = {"dense.direct": {"none": 1.15, "sampled": 1.25},
                     "dense.full": {"none": 1.05, "sampled": 1.1}}
            made.append(replace(program, cost=dense.get(name, {})))
            continue
        for level in ("-O0", "-O2"):
            cost = {"sampled": 1.06} if level == "-O2" and name != "exceptions" else {}
            made.append(replace(program, name=name + level, flags=[level, *program.flags[1:]],
                                cost=cost))
    return made


def sources_of(bench, program):
    """Returns the sources of a program as that LLVM reads them."""
    if not program.is_ir:
        return program.sources
    path = bench.work / f"{program.name}.ll"
    return [vais_ir_for(program.sources[0], program.flags[0], bench.options.llvm, path)]


def build(bench, program):
    """Builds a program plain and profiled, and for the truth by perf."""
    sources = sources_of(bench, program)
    bench.build(program.name, sources, program.flags)
    bench.build_for_callers(program.name, sources, program.flags)
    bench.statuses[program.name] = program.status
