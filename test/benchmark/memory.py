"""Runs two programs under each tool in turn and prints a table for each: see memory.sh.

A row says what an allocation and its free cost above the program under the time profile alone (our
modes) or above the plain program (other tools), as the median of the rounds' CPU times; two threads
allocate half as much each, so their CPU time is comparable. Memory is the largest resident set above
the plain program's, per block live at the peak. Slow tools run once, on a part of the work, of which
the plain program's cost is measured too.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import command_line

LIBRARIES = "/usr/lib/x86_64-linux-gnu"
OURS = ("memory=none", "memory=sampled", "memory=exact")
# ns per allocation and free, bytes per live block; two threads against one.
TARGETS = {"memory=sampled": (1.2, 0), "memory=exact": (8, 8)}
MOST_OF_TWO_THREADS = 1.2


def program_arguments(name, threads, scale):
    """arguments, (allocations and frees), blocks live at the peak"""
    if name == "binary_trees":
        depth = 20 if scale >= 1 else 16
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
    """name, command before the program, environment, whether it is slow"""
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


def build(folder, options):
    """<folder>/<program>.plain and <folder>/<program>"""
    clang = f"clang-{options.llvm}"
    for program in ("binary_trees", "mixed_sizes"):
        source = Path(__file__).parent / f"{program}.c"
        for compiler, name in ((clang, f"{program}.plain"),
                               (options.bin / "vais-profiler-clang", program)):
            subprocess.run([compiler, "-O2", "-pthread", source, "-o", folder / name], check=True,
                           env={**os.environ, "VAIS_PROFILER_CLANG": clang})


def check_counts(profiler, profile, name, pairs, threads):
    """mixed_sizes has an array per thread besides"""
    said = subprocess.run([profiler, "report", profile, "--format", "json"], check=True,
                          stdout=subprocess.PIPE)
    memory = json.loads(said.stdout)["memory"]
    expected = pairs + (threads if name == "mixed_sizes" else 0)
    for key in ("total_allocations", "total_deallocations"):
        if memory[key] != expected:
            sys.exit(f"memory.py: {name}: {key}: expected {expected}, found {memory[key]}")


def run(command, environment):
    """CPU seconds of the process and its children, largest resident set in bytes"""
    process = subprocess.Popen(command, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"memory.py: {' '.join(command)}: expected success, found status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(variants, rounds):
    """median CPU seconds and resident set of each (command, environment), interleaved"""
    results = [[] for _ in variants]
    for _ in range(rounds):
        for variant, result in zip(variants, results):
            result.append(run(*variant))
    return [(statistics.median(cpu for cpu, _ in result), result[-1][1]) for result in results]


def row(name, cost, memory, pairs, blocks):
    print(f"  {name:28} {cost / pairs * 1e9:9.2f} ns {memory / blocks:9.1f} bytes")


def table(folder, name, threads, scale, options):
    """Prints it; by mode (ns, bytes) above the time profile alone"""
    arguments, pairs, blocks = program_arguments(name, threads, scale)
    plain = [f"{folder}/{name}.plain", *arguments]
    ours = [f"{folder}/{name}", *arguments]
    fast = [] if options.no_peers else [peer for peer in peers(folder) if not peer[3]]
    variants = [(plain, {})]
    variants += [(ours, {"VAIS_PROFILER_OPTIONS": f"{mode}:output={folder}/{mode}.vprof"})
                 for mode in OURS]
    variants += [([*before, *plain], environment) for _, before, environment, _ in fast]
    results = measure(variants, options.repeats)
    print(f"{name}, {threads} thread{'s' if threads > 1 else ''}: {pairs:,} allocations and frees,"
          f" {blocks:,} blocks live; load {os.getloadavg()[0]:.1f}")
    costs = {}
    for mode, (cpu, memory) in zip(OURS, results[1:]):
        base = results[0] if mode == "memory=none" else results[1]
        row("time profile alone" if mode == "memory=none" else mode, cpu - base[0],
            memory - base[1], pairs, blocks)
        if mode != "memory=none":
            costs[mode] = (cpu - base[0]) / pairs * 1e9, (memory - base[1]) / blocks
            check_counts(options.bin / "vais-profiler", f"{folder}/{mode}.vprof", name, pairs,
                         threads)
    for (peer, *_), (cpu, memory) in zip(fast, results[1 + len(OURS):]):
        row(peer, cpu - results[0][0], memory - results[0][1], pairs, blocks)
    slow = [] if options.no_peers else [peer for peer in peers(folder) if peer[3]]
    if slow:
        slow_rows(folder, name, threads, min(scale, 0.02), slow)
    return costs


def slow_rows(folder, name, threads, scale, slow):
    arguments, pairs, blocks = program_arguments(name, threads, scale)
    plain = [f"{folder}/{name}.plain", *arguments]
    variants = [(plain, {})]
    variants += [([*before, *plain], environment) for _, before, environment, _ in slow]
    results = measure(variants, 1)
    for (peer, *_), (cpu, memory) in zip(slow, results[1:]):
        row(peer, cpu - results[0][0], memory - results[0][1], pairs, blocks)


def missed_targets(costs):
    """by (program, threads) and mode"""
    for (name, threads), modes in costs.items():
        for mode, (cost, memory) in modes.items():
            if cost > TARGETS[mode][0] or memory > TARGETS[mode][1]:
                yield f"{name}, {threads} threads, {mode}: {cost:.2f} ns, {memory:.1f} bytes"
            if threads > 1 and cost > MOST_OF_TWO_THREADS * costs[name, 1][mode][0]:
                yield f"{name}, {mode}: two threads cost more than 1.2 × one"


def main():
    parser = command_line.parser("memory.sh", __doc__.splitlines()[0])
    command_line.add_measuring(parser, 5, "runs of each", "a tenth of the blocks, one run each",
                               "status 1 where a target is missed")
    parser.add_argument("--no-peers", action="store_true", help="only our own modes")
    options = command_line.parse(parser)
    scale = 0.1 if options.quick else 1
    with tempfile.TemporaryDirectory(dir=options.build) as folder:
        build(Path(folder), options)
        costs = {(name, threads): table(folder, name, threads, scale, options)
                 for name in ("binary_trees", "mixed_sizes") for threads in (1, 2)}
    missed = list(missed_targets(costs))
    for line in missed:
        print("target missed:", line)
    sys.exit(1 if missed and options.check else 0)


main()
