"""Counts instructions per call pair under callgrind, and prints the table of instructions.sh."""

import json
import re
import statistics
import sys

import command_line
import timing
from product import Product, compile_with
from workloads import FLAGS, SOURCES

FEW, MANY = 12, 22
PAIRS = 57313 - 465  # the number that fib(22) makes more than fib(12)

# The maximum over all LLVM versions and a little more; sampled includes its timed calls. To be lowered
# when figures sink.
LIMITS = {("off", "passed"): 9, ("none", "passed"): 8, ("sampled", "passed"): 25,
          ("off", "calls"): 37, ("none", "calls"): 37, ("sampled", "calls"): 42}
# Which calls are timed is drawn anew in each run; the mean of so many is known to 0.3 instructions or so.
DRAWS = 8


def instructions(command):
    """Returns the instructions of one run."""
    command.arguments[:0] = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    said = timing.run(command, timing.cores(1)).errors
    return int(re.search(r"refs:\s+([\d,]+)", said).group(1).replace(",", ""))


def per_pair(make_command):
    """Returns the instructions per call pair. The difference of two runs cancels what is equal at
    their start and end. Ticks come with time, of which valgrind takes fifty times as much."""
    return (instructions(make_command(MANY)) - instructions(make_command(FEW))) / PAIRS


def main():
    options = command_line.parser("instructions.sh", __doc__).parse_args()
    folder = command_line.empty_folder(options, "instructions")
    product = Product(options.bin, options.llvm)
    source = SOURCES / "fib.c"
    compile_with(product.clang, source, FLAGS, folder / "plain")
    ways = {"calls": None}
    if product.can_inline(source, folder):
        ways = {"passed": None, "calls": "off"}
    for way, inline in ways.items():
        product.build(source, FLAGS, folder / way, inline)

    bare = per_pair(lambda n: timing.Command([folder / "plain", n], folder))
    results, status = {}, 0
    print("instructions per call pair of fib, above the plain program\n")
    for mode, said in (("off", "start=off"), ("none", "time=none"),
                       ("sampled", "time=sampled"), ("exact", "time=exact")):
        for way in ways:
            above = statistics.mean(
                per_pair(lambda n, way=way, said=said:
                         product.command(folder / way, [n], folder, f"{said}:sampler=off")[0])
                for _ in range(DRAWS if mode == "sampled" else 1)) - bare
            limit = LIMITS.get((mode, way))
            over = limit is not None and above > limit
            status |= int(over)
            results[f"{mode}-{way}"] = {"instructions": above, "limit": limit}
            print(f"{mode:8} {way:7} {above:6.2f}  "
                  f"{'' if limit is None else f'at most {limit}'} {'TOO MANY' if over else ''}")
    (options.build / "instructions.json").write_text(json.dumps(results, indent=1) + "\n",
                                                     encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
