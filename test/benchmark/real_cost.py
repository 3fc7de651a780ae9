"""Measures and prints the table of real.sh: alternating rounds, CPU time, medians of ratios."""

import json
import subprocess
import sys
from pathlib import Path

import command_line
import timing
from bench import Bench
from product import compile_with
from real_programs import cost_programs, quick_programs, sources_of
from rows import Rows

# Limits by the level of optimisation; that of compiling is for large programs.
CODE = {"-O0": 1.6, "-O2": 1.5}
COMPILE = {"-O0": 1.25, "-O2": 1.1}
LARGE_SECONDS = 2


def code_size(program):
    """Returns the bytes of code and constants of a program."""
    said = subprocess.run(["size", program], check=True, stdout=subprocess.PIPE, text=True)
    return int(said.stdout.splitlines()[1].split()[0])


def runtime_size(bench):
    """Returns the bytes that the runtime adds to any program."""
    source = bench.work / "empty.c"
    source.write_text("int main(void) { return 0; }\n", encoding="utf-8")
    bench.build("empty", source)
    return (code_size(bench.folder("profiled") / "empty") -
            code_size(bench.folder("plain") / "empty"))


class Variants:
    """A program, plain and profiled in several ways, and what runs of them took."""

    def __init__(self, bench, program):
        self.bench, self.program = bench, program
        self.seconds = {}  # of building, by variant
        self.runs = {}  # CPU time in the order of the rounds, by variant
        sources = sources_of(bench, program)
        flags = ["-w", *program.flags]
        self.build("plain", lambda path: compile_with(bench.product.clang, sources, flags, path))
        self.build("profiled", lambda path: bench.product.build(sources, flags, path))
        if not program.is_ir:  # which clang's front end cannot instrument
            self.build("-pg", lambda path: compile_with(bench.product.clang, sources,
                                                        ["-pg", *flags], path))

    def path(self, variant):
        """Returns the program of a variant."""
        return self.bench.folder(variant) / self.program.name

    def build(self, variant, build):
        """Builds a variant and notes what that took."""
        before = timing.children_cpu()
        build(self.path(variant))
        self.seconds[variant] = timing.children_cpu() - before

    def commands(self):
        """Returns the commands to run, by how they are profiled."""
        made = {"plain": self.command("plain")}
        for mode in ("none", "sampled"):
            made[mode] = self.bench.product.command(
                self.path("profiled"), self.program.arguments, self.bench.folder("profiled"),
                f"time={mode}")[0]
        if "-pg" in self.seconds:
            made["-pg"] = self.command("-pg")
        for command in made.values():
            command.status = self.program.status
        return made

    def command(self, variant):
        """Returns the command that runs a variant."""
        return timing.Command([self.path(variant), *self.program.arguments],
                              self.bench.folder(variant))

    def run(self):
        """Makes a round of runs."""
        for how, command in self.commands().items():
            self.runs.setdefault(how, []).append(timing.run(command, self.bench.core).cpu)

    def report(self, rows, runtime):
        """Adds the program's rows; `runtime` is the size of what any program gets."""
        name, level = self.program.name, self.program.flags[0]
        for how, runs in self.runs.items():
            if how != "plain":
                rows.add(f"{name}: {how}", [run / plain for run, plain in
                                            zip(runs, self.runs["plain"])],
                         self.program.cost.get(how), unit="×")
        rows.add_value(f"{name}: code, without the runtime",
                       (code_size(self.path("profiled")) - runtime) /
                       code_size(self.path("plain")), CODE[level], unit="×")
        plain = self.seconds["plain"]
        rows.add_value(f"{name}: compiling and linking", self.seconds["profiled"] / plain,
                       COMPILE[level] if plain > LARGE_SECONDS else None, unit="×")


def arguments():
    """Parses the command line that real.sh passes on."""
    parser = command_line.parser("real.sh", __doc__)
    parser.add_argument("--sources", type=Path, default=Path("build/test/real"),
                        help="where test/real/run.sh has left Debian's sources (build/test/real)")
    parser.add_argument("--programs", nargs="+", metavar="NAME", help="such as lua-O2")
    command_line.add_measuring(
        parser, 7, "rounds",
        quick="little work and 1 round: tests the script, measures nothing",
        check="exit status 1 where a target is missed or could not be measured")
    return command_line.parse(parser)


def main():
    options = arguments()
    bench, rows, about = Bench(options, "real"), Rows(options.quick), timing.machine()
    programs = quick_programs() if options.quick else cost_programs(bench, options.sources)
    built, runtime = [], runtime_size(bench)
    for program in programs:
        missing = [str(path) for path in program.needs if not path.exists()]
        if options.programs and program.name not in options.programs:
            continue
        if missing:
            rows.leave_out(program.name, f"needs {' '.join(missing)}")
        else:
            built.append(Variants(bench, program))
    for _ in range(options.repeats):
        for variants in built:
            variants.run()
    for variants in built:
        variants.report(rows, runtime)
    print(f"{about['processor']}, {about['cores']} cores, Linux {about['kernel']}; "
          f"clang-{options.llvm}; load before {about['load_before']}\n"
          f"multiples of the plain program's; medians of {options.repeats} rounds, "
          "± half the distance of the quartiles\n")
    rows.print()
    (options.build / "real.json").write_text(json.dumps({
        "machine": about, "llvm": options.llvm, "repeats": options.repeats,
        "quick": options.quick, "rows": rows.rows, "left_out": rows.left_out}, indent=1) + "\n",
        encoding="utf-8")
    missed = rows.left_out or any(row["met"] is False for row in rows.rows)
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
