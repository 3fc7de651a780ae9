"""Compares programs optimised by our profiles with those optimised by LLVM's own, for pgo.sh."""

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import command_line
from real_programs import debian_source
from workloads import EXAMPLES

LEAST_SHARE = 0.95  # of the instructions that LLVM's own profile saves

# The first one sorts and formats, the second one searches and counts.
LUA_TRAINING = """
local t = {}
for i = 1, 20000 do t[i] = (i * 7919) % 10007 end
table.sort(t)
local parts = {}
for i = 1, 5000 do parts[#parts + 1] = string.format("%d:%s", t[i], tostring(i)) end
print(#table.concat(parts, ","))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(20))
"""
LUA_TEST = """
local words, count = {}, {}
for i = 1, 30000 do words[i] = "w" .. (i * 31 % 977) end
for _, word in ipairs(words) do count[word] = (count[word] or 0) + 1 end
local text = table.concat(words, " ")
local found = 0
for word in text:gmatch("%a%d+") do if count[word] > 30 then found = found + #word end end
print(found)
local Point = {}
Point.__index = Point
function Point.new(x) return setmetatable({x = x}, Point) end
function Point:moved(by) return Point.new(self.x + by) end
local p = Point.new(0)
for i = 1, 60000 do p = p:moved(i % 3) end
print(p.x)
"""


@dataclass
class Program:
    """A program, and the arguments with which it is trained and measured."""

    name: str
    sources: list
    flags: list
    training: list
    test: list
    training_sources: list = None  # if the input is a part of the source
    links: list = field(default_factory=list)


def text(path, seed):
    """Makes a file of words that deflate has something to find in."""
    draw = random.Random(seed)
    words = ["".join(draw.choices("etaoinshrdlucmfwypvbgkjqxz", k=draw.randint(2, 11)))
             for _ in range(800 * seed)]
    path.write_text("\n".join(" ".join(draw.choices(words, k=10)) for _ in range(6000)),
                    encoding="ascii")
    return path


def script(path, content):
    path.write_text(content, encoding="ascii")
    return path


def lua(folder, sources):
    source = debian_source(sources, "lua5.4") / "src"
    files = [path for path in sorted(source.glob("*.c")) if path.name != "luac.c"]
    (folder / "lua5.4-deb-multiarch.h").write_text('#define DEB_HOST_MULTIARCH "unused"\n')
    # Usually, the seed of hashes comes from addresses and the time, and strings are cached by address.
    return Program("lua", files, ["-O2", "-DLUA_USE_LINUX", "-Dluai_makeseed(L)=42u",
                                  "-DSTRCACHE_N=1", "-DSTRCACHE_M=2", f"-I{folder}"],
                   [script(folder / "training.lua", LUA_TRAINING)],
                   [script(folder / "test.lua", LUA_TEST)], links=["-Wl,-E", "-lm"])


def zlib(folder, sources):
    source = debian_source(sources, "zlib")
    files = sorted(source.glob("*.c")) + [source / "test" / "minigzip.c"]
    return Program("zlib", files, ["-O2", "-DHAVE_UNISTD_H", "-D_LARGEFILE64_SOURCE=1",
                                   f"-I{source}"],
                   ["-c", text(folder / "training.txt", 1)],
                   ["-c", "-9", text(folder / "test.txt", 2)])


def sqlite(_, sources):
    source = debian_source(sources, "sqlite3")
    return Program("sqlite", [source / "build" / "sqlite3.c", source / "test" / "speedtest1.c"],
                   ["-O2", "-DSQLITE_THREADSAFE=0", "-DSQLITE_OMIT_LOAD_EXTENSION",
                    f"-I{source / 'build'}"],
                   ["--memdb", "--size", "2"], ["--memdb", "--size", "4"])


def mill(folder, _):
    """Vais IR, which is all optnone and says how much it does itself."""
    ir = (EXAMPLES / "mill.ll").read_text(encoding="utf-8")

    def scaled(name, chains, pairs, recursions, pages):
        sizes = {"(i64 500000)": f"(i64 {chains})", "(i64 2200)": f"(i64 {pairs})",
                 "%t20, 1500": f"%t20, {recursions}", "%t2, 4000": f"%t2, {pages}"}
        changed = ir
        for usual, size in sizes.items():
            assert usual in changed, f"{usual}: expected in mill.ll"
            changed = changed.replace(usual, size)
        return script(folder / name, changed)

    test = scaled("mill.ll", 12000, 400, 60, 90)
    training = scaled("training.ll", 3000, 250, 9, 20)
    return Program("mill", [test], ["-O2", "-Wno-override-module"], [], [],
                   training_sources=[training], links=["-lm"])


PROGRAMS = {"lua": lua, "zlib": zlib, "sqlite": sqlite, "mill": mill}


class Builds:
    """The builds of a program, each made in its folder."""

    def __init__(self, options, program, folder):
        self.program, self.folder = program, folder
        self.clang = f"clang-{options.llvm}"
        self.profdata = f"llvm-profdata-{options.llvm}"
        self.bin = options.bin
        self.environment = {**os.environ, "VAIS_PROFILER_CLANG": self.clang,
                            "VAIS_PROFILER_PASS_OPTIONS": "optnone=drop"}

    def run(self, command, **variables):
        return subprocess.run([str(word) for word in command], check=True, cwd=self.folder,
                              env={**self.environment, **variables}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE).stdout

    def train(self, program, **variables):
        """Runs the program under a name that is the same for all builds: lua hashes it."""
        subprocess.run(["training", *map(str, self.program.training)], executable=program,
                       check=True, cwd=self.folder, env={**self.environment, **variables},
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def build(self, name, compiler, *flags, trains=False):
        sources = self.program.sources
        if trains and self.program.training_sources:
            sources = self.program.training_sources
        plugin = []
        if compiler == self.clang and self.program.sources[0].suffix == ".ll":
            # Without optnone, as ours; the plugin instruments nothing.
            plugin = ["-fpass-plugin=" + str(self.bin.parent / "lib" /
                                             f"vais-profiler-pass-{self.clang[6:]}.so"),
                      "-mllvm", "-static-func-full-module-prefix=false"]
        environment = {"VAIS_PROFILER_PASS_OPTIONS": "optnone=drop;use-profile"} if plugin else {}
        self.run([compiler, *self.program.flags, *flags, *plugin, *sources, "-o", name,
                  *self.program.links], **environment)
        return self.folder / name

    def ours(self):
        wrapper = self.bin / "vais-profiler-clang"
        program = self.build("ours.training", wrapper, "--vais-profiler-pgo", trains=True)
        self.train(program, VAIS_PROFILER_OPTIONS="output=ours.vprof")
        self.run([self.bin / "vais-profiler", "export", "ours.vprof", "-o", "ours.profdata"])
        return self.build("ours", wrapper, "--vais-profiler-use=ours.profdata")

    def llvm(self):
        program = self.build("llvm.training", self.clang, "-fprofile-generate", trains=True)
        for name in ("llvm", "again", "once-more"):
            self.train(program, LLVM_PROFILE_FILE=f"{name}.profraw")
            self.run([self.profdata, "merge", f"{name}.profraw", "-o", f"{name}.profdata"])
        return self.build("llvm", self.clang, "-fprofile-use=llvm.profdata")

    def counts(self, name):
        """Returns the counters of each function."""
        shown = self.run([self.profdata, "show", "--all-functions", "--counts", name]).decode()
        pattern = r"^  (\S.*):\n    Hash: (\w+)\n.*\n(?:    Indirect.*\n)?    Block counts: \[(.*)\]"
        return {(name, shape): counts
                for name, shape, counts in re.findall(pattern, shown, re.MULTILINE)}

    def instructions(self, program, arguments):
        said = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
             str(program), *map(str, arguments)], check=True, cwd=self.folder,
            env={**self.environment, "VAIS_PROFILER_OPTIONS": "output=measured.vprof:sampler=off",
                 "LLVM_PROFILE_FILE": "measured.profraw"},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr.decode()
        return int(re.search(r"refs:\s+([\d,]+)", said).group(1).replace(",", ""))


def measure(options, program, folder):
    builds = Builds(options, program, folder)
    named = {"plain": builds.build("plain", builds.clang), "llvm": builds.llvm(),
             "ours": builds.ours(), "llvm_training": folder / "llvm.training",
             "ours_training": folder / "ours.training"}
    found = {name: builds.instructions(
        path, program.training if name.endswith("training") else program.test)
        for name, path in named.items()}
    own, theirs = builds.counts("ours.profdata"), builds.counts("llvm.profdata")
    # What depends on addresses or on the time differs between LLVM's own runs, too.
    others = [builds.counts(f"{name}.profdata") for name in ("again", "once-more")]
    steady = {key for key in theirs if all(other[key] == theirs[key] for other in others)}
    different = sorted(key for key in own.keys() | theirs.keys()
                       if own.get(key) != theirs.get(key) and
                       (key in steady or key not in theirs or key not in own))
    saved = found["plain"] - found["llvm"]
    return {"llvm": options.llvm, "instructions": found, "functions": len(theirs),
            "steady": len(steady),
            "different": [name for name, _ in different],
            "share": (found["plain"] - found["ours"]) / saved if saved > 0 else None}


def row(name, result):
    found = result["instructions"]
    saves = [100 * (1 - found[which] / found["plain"]) for which in ("llvm", "ours")]
    share = "-" if result["share"] is None else f"{100 * result['share']:.1f} %"
    return (f"| {name} | {result['llvm']} | {found['plain'] / 1e6:,.1f} M | {saves[0]:.2f} % | "
            f"{saves[1]:.2f} % | {share} | {result['steady']} of {result['steady']} |"
            if not result["different"] else
            f"| {name} | {result['llvm']} | counts of {result['different'][:5]} differ |")


def main():
    parser = command_line.parser("pgo.sh", __doc__)
    parser.add_argument("--sources", type=Path, default=Path("build/test/real"))
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    options = parser.parse_args()
    for name in options.programs:
        if name not in PROGRAMS:
            parser.error(f"expected one of {', '.join(PROGRAMS)}, found {name}")
    results, is_met = {}, True
    print("| program | LLVM | plain | LLVM's profile saves | ours saves | share | functions with equal counts |\n"
          "|---|---|---|---|---|---|---|", flush=True)
    for name in options.programs or PROGRAMS:
        folder = command_line.empty_folder(options, f"pgo/{name}-{options.llvm}").resolve()
        program = PROGRAMS[name](folder, options.sources.resolve())
        results[name] = measure(options, program, folder)
        print(row(name, results[name]), flush=True)
        share = results[name]["share"]
        is_met &= not results[name]["different"] and (share is None or share >= LEAST_SHARE)
    (options.build / "pgo.json").write_text(json.dumps(results, indent=2), encoding="utf-8")
    return 0 if is_met else 1


sys.exit(main())
