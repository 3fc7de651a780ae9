"""Measures calls of the C interface, of our library and of the lock-and-map baseline, for
interface.sh."""

import json
import statistics
import sys

import command_line
import timing
from product import compile_with
from targets import print_targets, target
from workloads import HERE, SOURCES

WHAT = {"sample": "sample", "call": "call", "memory": "allocation + free, 1,000 live"}
THREADS = (1, 2)
OURS, BASELINE = "ours", "lock and map"
LIMIT_NS = 15
LEAST_SPEEDUP = 1.8


def build(options, folder):
    """Builds the program with each library."""
    include = f"-I{HERE.parents[1] / 'include'}"
    flags = ["-O2", "-pthread", include]
    source = folder / "interface.o"
    clang = f"clang-{options.llvm}"
    compile_with(clang, SOURCES / "interface.c", [*flags, "-c"], source)
    library = next(options.bin.parent.glob("lib*/libvais_profiler.a"))
    compile_with(clang, [source, library], flags, folder / "ours")
    compile_with(f"clang++-{options.llvm}", [source, HERE / "peers" / "lock_and_map.cpp"], flags,
                 folder / "lock_and_map")
    return {OURS: folder / "ours", BASELINE: folder / "lock_and_map"}


def measure(programs, folder, operations, repeats):
    """Returns (what, threads, whose) -> ns of CPU time of each run."""
    runs = {(what, threads, whose): [] for what in WHAT for threads in THREADS for whose in programs}
    for _ in range(repeats):
        for (what, threads, whose), found in runs.items():
            command = timing.Command([programs[whose], what, threads, operations], folder)
            found.append(float(timing.run(command, timing.cores(threads)).output.split()[0]))
    return runs


def targets_of(medians):
    """Makes the targets. The throughput of two threads is twice that of one if neither costs the
    other CPU time."""
    made = []
    for what, title in WHAT.items():
        one, two = medians[what, 1, OURS], medians[what, 2, OURS]
        made.append(target(f"{title}, one thread", LIMIT_NS, "ns", one))
        made.append(target(f"{title}, throughput of two threads", LEAST_SPEEDUP, "×",
                           2 * one / two, at_least=True))
    return made


def print_results(medians, runs, targets):
    """Prints the table and the targets."""
    print(f"| ns of CPU time | threads | {OURS} | {BASELINE} |\n|---|--:|--:|--:|")
    for what, title in WHAT.items():
        for threads in THREADS:
            cells = [f"{medians[what, threads, whose]:.1f} ± "
                     f"{timing.spread(runs[what, threads, whose]):.1f}"
                     for whose in (OURS, BASELINE)]
            print(f"| {title} | {threads} | {cells[0]} | {cells[1]} |")
    print_targets(targets)


def main():
    made = command_line.parser("interface.sh", __doc__)
    command_line.add_measuring(made, 7, "runs of each", "few operations, one run",
                               "exit status 1 where a target is missed")
    options = command_line.parse(made)
    folder = command_line.empty_folder(options, "interface")
    machine = timing.machine()
    try:
        runs = measure(build(options, folder), folder, 200_000 if options.quick else 10_000_000,
                       options.repeats)
    except timing.RunError as error:
        sys.exit(f"interface.sh: {error}")
    medians = {key: statistics.median(found) for key, found in runs.items()}
    targets = targets_of(medians)
    print_results(medians, runs, targets)
    rows = {}
    for (what, threads, whose), found in runs.items():
        rows.setdefault(what, {}).setdefault(threads, {})[whose] = {
            "ns": medians[what, threads, whose], "spread": timing.spread(found)}
    results = {"machine": machine, "llvm": options.llvm, "repeats": options.repeats,
               "quick": options.quick, "rows": rows, "targets": targets}
    (options.build / "interface.json").write_text(json.dumps(results, indent=1) + "\n",
                                                  encoding="utf-8")
    if options.check and not all(one["met"] for one in targets):
        sys.exit(1)


if __name__ == "__main__":
    main()
