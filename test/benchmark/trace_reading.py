"""Records a large trace and measures how fast, and in how much memory, it becomes a report; and how large a ring
becomes in the formats that show single calls."""

import json
import shutil
import statistics
import sys

import command_line
import targets
import timing
from product import Product
from workloads import SOURCES

MIB = 1 << 20


def calls_of_fib(n):
    """Returns the number of calls that fib(n) makes, including itself."""
    one, other = 1, 1
    for _ in range(n - 1):
        one, other = other, one + other + 1
    return other


FORMATS = {"chrome": "json", "perfetto": "pftrace", "speedscope": "json"}


def ring_in_formats(options, product, program, folder, core):
    """Returns the size and CPU time of each format, compressed and not, of a ring that is full."""
    mebibytes, argument = (1, 24) if options.quick else (64, 33)
    command, profile = product.command(program, [str(argument)], folder, f"mode=trace:trace_ring={mebibytes}")
    timing.run(command, core)
    found = []
    for name, ending in FORMATS.items():
        for compression in ("", ".gz"):
            report = folder / f"ring.{ending}{compression}"
            write = timing.Command([options.bin / "vais-profiler", "report", "--format", name, "-o", report, profile], folder)
            cpu = [timing.run(write, core).cpu for _ in range(options.repeats)]
            found.append({"format": name + compression, "bytes": report.stat().st_size, "cpu_s": statistics.median(cpu)})
            report.unlink()
    print(f"\na ring of {mebibytes} MiB          MB   CPU time")
    for one in found:
        print(f"{one['format']:<18} {one['bytes'] / 1e6:>8,.1f} {one['cpu_s']:>8.2f} s")
    return found


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
    core = timing.cores(1)
    command, profile = product.command(program, [str(argument)], folder, "mode=trace")
    timing.run(command, core)
    size = profile.stat().st_blocks * 512
    calls = calls_of_fib(argument) + 2  # including main and run
    folded = timing.Command([options.bin / "vais-profiler", "report", "--format", "folded", profile],
                            folder)
    reads = [timing.run(folded, core) for _ in range(options.repeats)]
    folded.arguments += ["--value", "calls"]
    counted = timing.run(folded, core).output
    profile.unlink()
    found = sum(int(line.rsplit(" ", 1)[1]) for line in counted.splitlines())
    made = [
        targets.target("a call on disk, all included", 17, "B", size / calls),
        targets.target("trace to folded, by CPU time", 200, "MiB/s",
                       size / MIB / statistics.median(one.cpu for one in reads),
                       at_least=True),
        targets.target("memory of that", 256, "MiB", max(one.memory for one in reads) / MIB),
    ]
    print(f"{calls:,} calls, {size / MIB:,.0f} MiB")
    if not options.quick:
        targets.print_targets(made)
    ring = ring_in_formats(options, product, program, folder, core)
    shutil.rmtree(folder)
    (options.build / "trace_reading.json").write_text(json.dumps({
        "machine": timing.machine(), "llvm": options.llvm, "repeats": options.repeats,
        "quick": options.quick, "calls": calls, "bytes": size, "targets": made, "ring": ring}, indent=1) + "\n",
        encoding="utf-8")
    if found != calls:
        print(f"trace_reading.py: expected {calls:,} calls, found {found:,}", file=sys.stderr)
        return 1
    return 1 if options.check and any(one["met"] is not True for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
