"""Runs two programs under each tool in turn and prints a table for each; see memory.sh.

A row says what an allocation and its free cost, as the median over rounds of the differences in CPU time.
For our modes it is the cost above the program under the time profile alone, built without allocation hooks;
for other tools it is the cost above the plain program. Two threads allocate half as much each, so that their
CPU time is comparable. Memory is the largest resident set above that of the plain program, per block live at
the peak. Slow tools run once, on a part of the work, for which the plain program is measured too.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import command_line
import timing
from product import Product, compile_with

LIBRARIES = "/usr/lib/x86_64-linux-gnu"
MODES = ("none", "sampled", "exact")
# ns per allocation and free, bytes per live block; two threads relative to one.
TARGETS = {"sampled": (1.2, 0), "exact": (8, 8)}
MOST_OF_TWO_THREADS = 1.2


def program_arguments(name, threads, scale):
    """Returns arguments, number of allocations and frees, and blocks live at the peak."""
    if name == "binary_trees":
        depth = 20 if scale >= 1 else 16 if scale >= 0.02 else 12
        rounds = 2
        small = sum((2 ** (levels + 1) - 1) << (depth - levels) for levels in range(4, depth, 4))
        large = 2 ** (depth + 1) - 1
        return ([str(depth), str(rounds), str(threads)],
                threads * (rounds * small + large), threads * large)
    blocks = int(10_000_000 * scale)
    return [str(blocks), str(2 * blocks), str(threads)], 3 * blocks, blocks


def has(command):
    return subprocess.run(["sh", "-c", f"command -v {command}"], stdout=subprocess.DEVNULL,
                          check=False).returncode == 0


def peers(folder):
    """Lists name, command before the program, environment, and whether it is slow."""
    found = []
    tcmalloc = f"{LIBRARIES}/libtcmalloc.so.4"
    if os.path.exists(tcmalloc):
        found.append(("tcmalloc alone", [], {"LD_PRELOAD": tcmalloc}, False))
        found.append(("tcmalloc sampling 512 KiB", [],
                      {"LD_PRELOAD": tcmalloc, "TCMALLOC_SAMPLE_PARAMETER": "524288"}, False))
        found.append(("gperftools heap profiler", [],
                      {"LD_PRELOAD": tcmalloc, "HEAPPROFILE": f"{folder}/heap"}, True))
    if has("heaptrack"):
        found.append(("heaptrack", ["heaptrack", "-o", f"{folder}/heaptrack"], {}, True))
    if has("valgrind"):
        found.append(("valgrind DHAT", ["valgrind", "--tool=dhat",
                                        f"--dhat-out-file={folder}/dhat"], {}, True))
    return found


def build(product, folder):
    """Builds <folder>/<program>.plain, .time without allocation hooks, and <program> with them."""
    flags = ["-O2", "-pthread"]
    for program in ("binary_trees", "mixed_sizes"):
        source = Path(__file__).parent / f"{program}.c"
        compile_with(product.clang, source, flags, folder / f"{program}.plain")
        product.build(source, flags, folder / f"{program}.time", memory="off")
        product.build(source, flags, folder / program)


def check_counts(product, profile, name, pairs, threads):
    """Checks the counts of a profile; mixed_sizes also has one array per thread."""
    memory = product.report(profile)["memory"]
    expected = pairs + (threads if name == "mixed_sizes" else 0)
    for key in ("total_allocations", "total_deallocations"):
        if memory[key] != expected:
            sys.exit(f"memory.py: {name}: {key}: expected {expected}, found {memory[key]}")


def measure(folder, variants, threads, rounds):
    """Returns by name the alternating runs of its (arguments, environment)."""
    results = {name: [] for name in variants}
    for _ in range(rounds):
        for name, (arguments, environment) in variants.items():
            command = timing.Command(arguments, folder, environment)
            results[name].append(timing.run(command, timing.cores(threads)))
    return results


def above(results, name, base):
    """Returns the CPU seconds and bytes above `base`."""
    pairs = list(zip(results[name], results[base]))
    return (statistics.median(one.cpu - other.cpu for one, other in pairs),
            pairs[-1][0].memory - pairs[-1][1].memory)


def row(name, cost, memory):
    print(f"  {name:28} {cost:9.2f} ns {memory:9.1f} bytes")


def our_variants(folder, name, arguments):
    """Returns the program without allocation hooks, and the modes."""
    def profiled(program, mode):
        return ([f"{folder}/{program}", *arguments],
                {"VAIS_PROFILER_OPTIONS": f"memory={mode}:output={folder}/{mode}.vprof"})
    return {"time": profiled(f"{name}.time", "none"),
            **{mode: profiled(name, mode) for mode in MODES}}


def peer_rows(folder, name, threads, scale, found, rounds):
    """Prints a row for each of the other tools."""
    if not found:
        return
    arguments, pairs, blocks = program_arguments(name, threads, scale)
    plain = [f"{folder}/{name}.plain", *arguments]
    results = measure(folder, {"plain": (plain, {}),
                               **{peer: ([*before, *plain], environment)
                                  for peer, before, environment, _ in found}}, threads, rounds)
    for peer, *_ in found:
        cost, memory = above(results, peer, "plain")
        row(peer, cost / pairs * 1e9, memory / blocks)


def table(product, folder, name, threads, scale, options):
    """Prints the table. Returns by mode (ns, bytes) above the time profile alone."""
    arguments, pairs, blocks = program_arguments(name, threads, scale)
    plain = [f"{folder}/{name}.plain", *arguments]
    results = measure(folder, {"plain": (plain, {}), **our_variants(folder, name, arguments)},
                      threads, options.repeats)
    print(f"{name}, {threads} thread{'s' if threads > 1 else ''}: {pairs:,} allocations and frees,"
          f" {blocks:,} blocks live; load {os.getloadavg()[0]:.1f}")
    per_pair = statistics.median(one.cpu for one in results["plain"]) / pairs * 1e9
    print(f"  {'plain program':28} {per_pair:9.2f} ns")
    cost, memory = above(results, "time", "plain")
    row("time profile alone", cost / pairs * 1e9, memory / blocks)
    costs = {}
    for mode in MODES:
        cost, memory = above(results, mode, "time")
        costs[mode] = cost / pairs * 1e9, memory / blocks
        row(f"memory={mode}", *costs[mode])
        if mode != "none":
            check_counts(product, f"{folder}/{mode}.vprof", name, pairs, threads)
    if not options.no_peers:
        found = peers(folder)
        peer_rows(folder, name, threads, scale, [peer for peer in found if not peer[3]],
                  options.repeats)
        peer_rows(folder, name, threads, min(scale, 0.02), [peer for peer in found if peer[3]], 1)
    return {mode: costs[mode] for mode in TARGETS}


def missed_targets(costs):
    """Yields a line for each target that is missed; `costs` are by (program, threads) and mode."""
    for (name, threads), modes in costs.items():
        for mode, (cost, memory) in modes.items():
            if cost > TARGETS[mode][0] or memory > TARGETS[mode][1]:
                yield f"{name}, {threads} threads, memory={mode}: {cost:.2f} ns, {memory:.1f} bytes"
            if threads > 1 and cost > MOST_OF_TWO_THREADS * costs[name, 1][mode][0]:
                yield f"{name}, memory={mode}: two threads cost more than 1.2 × one"


def main():
    parser = command_line.parser("memory.sh", __doc__.splitlines()[0])
    command_line.add_measuring(parser, 5, "runs of each", "a hundredth of the blocks, one run each",
                               "status 1 where a target is missed")
    parser.add_argument("--no-peers", action="store_true", help="only our own modes")
    options = command_line.parse(parser)
    scale = 0.01 if options.quick else 1
    product = Product(options.bin, options.llvm)
    try:
        with tempfile.TemporaryDirectory(dir=options.build) as folder:
            build(product, Path(folder))
            costs = {(name, threads): table(product, Path(folder), name, threads, scale, options)
                     for name in ("binary_trees", "mixed_sizes") for threads in (1, 2)}
    except timing.RunError as error:
        sys.exit(f"memory.py: {error}")
    missed = list(missed_targets(costs))
    for line in missed:
        print("target missed:", line)
    sys.exit(1 if missed and options.check else 0)


main()
