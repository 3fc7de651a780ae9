"""Measures and prints the table of run.sh: alternating rounds, CPU time, medians."""

import json
import shutil
import statistics
import sys
from dataclasses import dataclass

import command_line
import targets
import timing
from product import Product, calls_made
from variants import Context, all_variants, counting, left_out_because
from workloads import all_workloads


@dataclass
class Cell:
    """A variant on a workload, built and ready to run."""

    workload: object
    variant: object
    scale: str
    command: object
    times: list


class Harness:
    """Builds the cells, runs them in rounds, and records what had to be left out."""

    def __init__(self, options):
        self.options = options
        self.work = command_line.empty_folder(options, "overhead")
        self.product = Product(options.bin, options.llvm)
        self.cells = []
        self.left_out = []
        self.programs = {}  # (workload, how it is built) -> program
        self.pairs = {}  # (workload, scale) -> calls
        self.wrong = []  # failures of ours, and counts that differ from those of the counting program

    def scale(self, wanted):
        """Returns the scale to run where `wanted` is asked for."""
        return "quick" if self.options.quick else wanted

    def build(self, workload, variant, context):
        """Builds a variant, runs it once to see that it works, and adds its cell."""
        folder = context.folder / variant.name
        folder.mkdir()
        try:
            program = self.program(workload, variant, context)
            scales = {self.scale(variant.scale)}
            if variant.name == "baseline":  # also of the slow ones
                scales = {self.scale("full"), self.scale("slow")}
            for scale in sorted(scales):
                cell = Cell(workload, variant, scale,
                            variant.command(program, workload.arguments(scale), folder), [])
                first = self.run(cell)
                self.count(cell, folder)
                if self.options.quick:
                    cell.times.append(first)
                self.cells.append(cell)
        except timing.RunError as error:
            self.left_out.append((workload.name, variant.name, str(error)))
            if variant.ours:
                self.wrong.append(f"{workload.name}, {variant.name}: {error}")

    def program(self, workload, variant, context):
        """Builds a program once for all variants that differ only in how they run."""
        key = (workload.name, variant.build)
        if key not in self.programs:
            folder = context.folder / f"program-{len(self.programs)}"
            folder.mkdir()
            variant.build(context, workload, folder / workload.name)
            self.programs[key] = folder / workload.name
        return self.programs[key]

    def run(self, cell):
        """Makes one run. Removes the files of the previous run, which some tools keep and
        rename."""
        folder = cell.command.folder
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.suffix != ".vprof":
                path.unlink()
        return timing.run(cell.command, timing.cores(cell.workload.threads)).cpu

    def count(self, cell, folder):
        """Checks that our profile counted what the program does."""
        if not cell.variant.ours or cell.variant.name.startswith("off"):
            return
        counted = calls_made(self.product.report(folder / "run.vprof"))
        expected = self.pairs.setdefault((cell.workload.name, cell.scale), counted)
        if counted != expected:
            self.wrong.append(f"{cell.workload.name}, {cell.variant.name}: "
                              f"expected {expected:,} calls, found {counted:,}")

    def count_pairs(self, workload, context):
        """Counts the calls of each scale by the counting program. Those of IR are counted later, by
        our own profile."""
        if workload.is_ir:
            return
        folder = context.folder / "counting"
        folder.mkdir()
        program = folder / workload.name
        counting(context, workload, program)
        for scale in {self.scale("full"), self.scale("slow")}:
            command = timing.Command([program, *workload.arguments(scale)], folder)
            said = timing.run(command, timing.cores(workload.threads))
            self.pairs[workload.name, scale] = int(said.errors)

    def prepare(self):
        """Builds everything."""
        probe = all_workloads()[0].source
        can_inline = self.product.can_inline(probe, self.work)
        variants = all_variants(can_inline)
        wanted = self.options.workloads
        for workload in all_workloads():
            if wanted and workload.name not in wanted:
                continue
            if self.options.quick and workload.quick is None:
                continue
            if len(timing.cores(workload.threads)) < workload.threads:
                self.left_out.append((workload.name, "all", f"needs {workload.threads} cores"))
                continue
            context = Context(self.product, self.product.clang, self.work / workload.name)
            context.folder.mkdir()
            self.count_pairs(workload, context)
            for variant in variants:
                if not self.is_wanted(variant):
                    continue
                reason = left_out_because(variant, workload, can_inline)
                if reason:
                    self.left_out.append((workload.name, variant.name, reason))
                else:
                    self.build(workload, variant, context)
            print(f"built {workload.name}", file=sys.stderr)

    def is_wanted(self, variant):
        """Returns whether --variants asks for the variant; the baseline always runs."""
        wanted = self.options.variants
        return not wanted or variant.name == "baseline" or variant.name in wanted

    def measure(self):
        """Runs the rounds. The run that showed that a cell works is the only one of a quick run."""
        for number in range(0 if self.options.quick else self.options.repeats):
            print(f"round {number + 1} of {self.options.repeats}", file=sys.stderr)
            for cell in self.cells:
                cell.times.append(self.run(cell))

    def results(self):
        """Returns workload -> variant -> figures, as in the JSON."""
        baselines = {(cell.workload.name, cell.scale): cell.times for cell in self.cells
                     if cell.variant.name == "baseline"}
        results = {}
        for cell in self.cells:
            pairs = self.pairs.get((cell.workload.name, cell.scale))
            base = baselines.get((cell.workload.name, cell.scale))
            if not pairs or not base or (cell.variant.name == "baseline" and
                                         cell.scale != self.scale("full")):
                continue
            of = results.setdefault(cell.workload.name, {
                "number": cell.workload.number, "title": cell.workload.title,
                "pairs": pairs, "variants": {}})
            of["variants"][cell.variant.name] = figures(cell.times, base, pairs)
        return results


def figures(times, base, pairs):
    """Returns the figures of one row. The spread is that of the differences within a round."""
    seconds, base_seconds = statistics.median(times), statistics.median(base)
    above = [(time - bare) / pairs * 1e9 for time, bare in zip(times, base)]
    return {"seconds": seconds, "ratio": seconds / base_seconds,
            "ratio_spread": timing.spread([time / bare for time, bare in zip(times, base)]),
            "ns_per_pair": (seconds - base_seconds) / pairs * 1e9,
            "ns_per_pair_spread": timing.spread(above),
            "ns_per_pair_least": (min(times) - min(base)) / pairs * 1e9, "pairs": pairs}


def print_table(results, left_out):
    """Prints one line for each variant of each workload."""
    print(f"| {'workload':13} | {'variant':14} | {'CPU s':>7} | {'× baseline':>10} "
          f"| {'ns a pair above':>15} | {'±':>5} | {'least':>7} |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for name, workload in results.items():
        for variant, row in workload["variants"].items():
            print(f"| {name:13} | {variant:14} | {row['seconds']:7.3f} | {row['ratio']:10.2f} "
                  f"| {row['ns_per_pair']:15.2f} | {row['ns_per_pair_spread']:5.2f} "
                  f"| {row['ns_per_pair_least']:7.2f} |")
    reasons = {}
    for workload, variant, reason in left_out:
        reasons.setdefault((variant, reason), []).append(workload)
    if reasons:
        print("\nLeft out:")
    for (variant, reason), names in reasons.items():
        print(f"- {variant} on {', '.join(names)}: {reason}")


def arguments():
    """Parses the command line that run.sh passes on."""
    names = [workload.name for workload in all_workloads()]
    variants = [variant.name for variant in all_variants(True)]
    parser = command_line.parser("run.sh", __doc__)
    parser.add_argument("--workloads", nargs="+", choices=names, metavar="NAME",
                        help=", ".join(names))
    parser.add_argument("--variants", nargs="+", choices=variants, metavar="NAME",
                        help=", ".join(variants))
    command_line.add_measuring(
        parser, 11, "rounds",
        quick="little work and 1 run of each: tests the benchmark, measures nothing",
        check="exit status 1 where a target is missed")
    return command_line.parse(parser)


def main():
    options = arguments()
    harness = Harness(options)
    harness.prepare()
    about = timing.machine()
    harness.measure()
    results = harness.results()
    print(f"{about['processor']}, {about['cores']} cores, Linux {about['kernel']}; "
          f"clang-{options.llvm}; load before {about['load_before']}\n"
          f"CPU time, medians of {options.repeats} interleaved runs after one to warm up; "
          "± half the distance of the quartiles\n")
    print_table(results, harness.left_out)
    met = targets.overhead(results)
    if not options.quick:
        targets.print_targets(met)
    (options.build / "overhead.json").write_text(json.dumps({
        "machine": about, "llvm": options.llvm, "repeats": options.repeats,
        "quick": options.quick, "workloads": results, "targets": met,
        "left_out": [{"workload": workload, "variant": variant, "reason": reason}
                     for workload, variant, reason in harness.left_out]}, indent=1) + "\n",
        encoding="utf-8")
    for line in harness.wrong:
        print(f"overhead.py: {line}", file=sys.stderr)
    missed = options.check and any(target["met"] is not True for target in met)
    return 1 if harness.wrong or missed else 0


if __name__ == "__main__":
    sys.exit(main())
