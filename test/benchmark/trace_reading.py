"""Records a large trace and measures how fast, and in how much memory, it becomes a report."""

import json
import os
import shutil
import statistics
import subprocess
import sys

import command_line
import targets
import timing
from product import Product
from workloads import SOURCES

KIB, MIB = 1 << 10, 1 << 20


def calls_of_fib(n):
    """Calls that fib(n) makes, itself included."""
    one, other = 1, 1
    for _ in range(n - 1):
        one, other = other, one + other + 1
    return other


def read(command):
    """Runs a command; returns seconds of CPU time, its largest resident set in bytes, and what it
    said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"trace_reading.py: {command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB, said


def main():
    parser = command_line.parser("trace_reading.sh", __doc__)
    command_line.add_measuring(parser, 5, "readings", quick="a small trace, read once",
                               check="exit status 1 where a target is missed")
    options = command_line.parse(parser)
    argument = 24 if options.quick else 37
    folder = command_line.empty_folder(options, "trace-reading")
    product = Product(options.bin, options.llvm)
    program = folder / "fib"
    product.build(SOURCES / "fib.c", ["-O2", "-fno-optimize-sibling-calls", "-pthread"], program)
    command, profile = product.command(program, [str(argument)], folder, "mode=trace")
    timing.run(command, timing.cores(1))
    size = profile.stat().st_blocks * 512
    calls = calls_of_fib(argument) + 2  # and main and run
    reads = [read([options.bin / "vais-profiler", "report", "--format", "folded", profile])
             for _ in range(options.repeats)]
    counted = read([options.bin / "vais-profiler", "report", "--format", "folded", "--value",
                    "calls", profile])[2]
    shutil.rmtree(folder)
    found = sum(int(line.rsplit(" ", 1)[1]) for line in counted.splitlines())
    made = [
        targets.target("a call on disk, all included", 17, "B", size / calls),
        targets.target("trace to folded, by CPU time", 200, "MiB/s",
                       size / MIB / statistics.median(seconds for seconds, _, _ in reads),
                       at_least=True),
        targets.target("memory of that", 256, "MiB", max(memory for _, memory, _ in reads) / MIB),
    ]
    print(f"{calls:,} calls, {size / MIB:,.0f} MiB")
    if not options.quick:
        targets.print_targets(made)
    (options.build / "trace_reading.json").write_text(json.dumps({
        "machine": timing.machine(), "llvm": options.llvm, "repeats": options.repeats,
        "quick": options.quick, "calls": calls, "bytes": size, "targets": made}, indent=1) + "\n",
        encoding="utf-8")
    if found != calls:
        print(f"trace_reading.py: expected {calls:,} calls, found {found:,}", file=sys.stderr)
        return 1
    return 1 if options.check and any(one["met"] is not True for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
