"""Runs each kind of marker in turn and prints the table of markers.sh."""

import json
import statistics
import sys
from pathlib import Path

import command_line
import timing
from product import Product

SOURCE = Path(__file__).parent / "markers.c"
INCLUDE = Path(__file__).parents[2] / "include"
KINDS = ("nothing", "function", "region", "long-region", "mark", "counter")
MODES = {"sampled": "time=sampled", "none": "time=none", "exact": "time=exact", "off": "start=off"}
MOST_OF_REGION = 5.0


def counted(report, kind):
    """Returns how many markers of the kind the profile contains."""
    lists = {"mark": "marks", "counter": "counters"}
    if kind in lists:
        return sum(each["count"] for each in report[lists[kind]])
    return sum(function["calls"] for function in report["functions"]
               if function["kind"] == "region" or function["name"] == "function")


def measure(product, program, folder, options):
    """Returns mode -> kind -> CPU seconds of each run, or None if a profile is wrong."""
    core, rounds = timing.cores(1), 100_000 if options.quick else 10_000_000
    times = {mode: {kind: [] for kind in KINDS} for mode in MODES}
    for _ in range(options.repeats):
        for mode, said in MODES.items():
            for kind in KINDS:
                command, profile = product.command(program, [kind, rounds], folder, said)
                times[mode][kind].append(timing.run(command, core).cpu)
                expected = 0 if mode == "off" or kind == "nothing" else rounds
                found = counted(product.report(profile), kind)
                if found != expected:
                    print(f"markers.py: {mode}, {kind}: expected {expected}, found {found}",
                          file=sys.stderr)
                    return None, rounds
    return times, rounds


def main():
    made = command_line.parser("markers.sh", __doc__)
    command_line.add_measuring(made, 5, "runs of each kind", "a hundredth of the rounds, one run",
                               "fail where a region costs more than 5 ns")
    options = command_line.parse(made)
    folder = command_line.empty_folder(options, "markers")
    product = Product(options.bin, options.llvm)
    product.build(SOURCE, ["-O2", f"-I{INCLUDE}"], folder / "program")
    times, rounds = measure(product, folder / "program", folder, options)
    if times is None:
        return 1
    results = {}
    print(f"{'ns':8}" + "".join(f"{kind:>13}" for kind in KINDS[1:]))
    for mode, kinds in times.items():
        bare = statistics.median(kinds["nothing"])
        results[mode] = {kind: (statistics.median(kinds[kind]) - bare) / rounds * 1e9
                         for kind in KINDS[1:]}
        print(f"{mode:8}" + "".join(f"{value:13.2f}" for value in results[mode].values()))
    (options.build / "markers.json").write_text(json.dumps(results, indent=1) + "\n",
                                                encoding="utf-8")
    return int(options.check and results["sampled"]["region"] > MOST_OF_REGION)


if __name__ == "__main__":
    sys.exit(main())
