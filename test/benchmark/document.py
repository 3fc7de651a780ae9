"""Prints the tables of docs/overhead.md from the results of run.sh, accuracy.sh and interface.sh.

usage: document.py [FOLDER]     default: build/benchmark
"""

import json
import sys
from pathlib import Path


def load(folder, name):
    """Returns the results of a script."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def about(results):
    """Describes where, with what and how often was measured."""
    machine = results["machine"]
    virtual = " virtual machine" if machine["virtual"] else ""
    return (f"{machine['processor']}{virtual}, {machine['cores']} cores, Linux {machine['kernel']}, "
            f"clang {results['llvm']}, medians of {results['repeats']}, load {machine['load_before']}"
            " before")


def calls(results):
    """Writes ns per pair above the baseline and, in brackets, the ratio: a row for each variant."""
    workloads = results["workloads"]
    variants = list(dict.fromkeys(name for workload in workloads.values()
                                  for name in workload["variants"]))
    print("| | " + " | ".join(workloads) + " |\n|---|" + "--:|" * len(workloads))
    first = [f"{1e9 * workload['variants']['baseline']['seconds'] / workload['pairs']:.2f}"
             for workload in workloads.values()]
    print("| program itself, ns a pair | " + " | ".join(first) + " |")
    for variant in variants:
        if variant == "baseline":
            continue
        rows = [workload["variants"].get(variant) for workload in workloads.values()]
        print(f"| {variant} | " + " | ".join(
            f"{row['ns_per_pair']:.1f} ({row['ratio']:.2f} ×)" if row else "" for row in rows)
            + " |")


def held(met):
    """Returns the verdict in words."""
    return {True: "met", False: "missed", None: "not measured"}[met]


def targets(rows):
    """Writes everything that has a limit, from both scripts."""
    print("| | target | measured | |\n|---|---|--:|---|")
    for row in rows:
        if row["limit"] is None:
            continue
        value = "" if row["value"] is None else f"{row['value']:.2f} {row['unit']}"
        print(f"| {row['target']} | {'at least' if row['at_least'] else 'at most'} "
              f"{row['limit']:.4g} {row['unit']} | {value} | {held(row['met'])} |")


def others(rows):
    """Writes what was measured beyond the targets."""
    print("| | measured |\n|---|--:|")
    for row in rows:
        if row["limit"] is None:
            print(f"| {row['target']} | {row['value']:.1f} {row['unit']} |")


def interface(rows):
    """Writes ns of CPU time per operation: a row for each number of threads."""
    print("| | threads | ours | lock and map |\n|---|--:|--:|--:|")
    for what, threads in rows.items():
        for count, row in threads.items():
            print(f"| {what} | {count} | {row['ours']['ns']:.1f} | {row['lock and map']['ns']:.1f} |")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/benchmark")
    overhead, accuracy = load(folder, "overhead.json"), load(folder, "accuracy.json")
    print(about(overhead) + "\n")
    calls(overhead)
    print()
    targets(overhead["targets"])
    print("\n" + about(accuracy) + "\n")
    targets(accuracy["rows"])
    print()
    others(accuracy["rows"])
    calls_by_hand = load(folder, "interface.json")
    print("\n" + about(calls_by_hand) + "\n")
    interface(calls_by_hand["rows"])
    print()
    targets(calls_by_hand["targets"])


if __name__ == "__main__":
    main()
