"""Fails if the pass takes much more than four times as long for four times as much code.

usage: growth.py functions|instructions OPT ARGUMENT...
CPU time of `opt`, with the pass and without, on a module of many functions or of one large one.
Linear growth is 4, quadratic growth is 16; the limit lies between them.
"""

import os
import resource
import subprocess
import sys
import tempfile

LIMIT = 8
ROUNDS = 8


def functions(count):
    """Makes small functions with calls, an allocation and two exits, which call each other."""
    yield "declare ptr @malloc(i64)\n"
    for number in range(count):
        yield (f"define i64 @work{number}(i64 %n) readnone {{\n  %p = call ptr @malloc(i64 %n)\n"
               f"  %v = call i64 @work{number // 2}(i64 %n)\n  %c = icmp eq i64 %v, 0\n"
               f"  br i1 %c, label %a, label %b\na:\n  ret i64 1\nb:\n  ret i64 %v\n}}\n")


def instructions(count):
    """Makes one function, with a block, an exit and an allocation for every ten units of size."""
    blocks = count // 10
    yield "declare ptr @malloc(i64)\ndefine i64 @huge(i64 %n) {\n  switch i64 %n, label %b0 [\n"
    yield from (f"    i64 {block}, label %b{block}\n" for block in range(1, blocks))
    yield "  ]\n"
    for block in range(blocks):
        yield f"b{block}:\n  %p{block} = call ptr @malloc(i64 8)\n  %v{block}.0 = add i64 %n, 1\n"
        yield from (f"  %v{block}.{step} = add i64 %v{block}.{step - 1}, 1\n" for step in range(1, 8))
        yield f"  ret i64 %v{block}.7\n"
    yield "}\n"


def seconds(command):
    """Returns the CPU time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cost(make, count, opt, folder):
    """Returns the seconds that the pass takes on that much code: the difference of the minimum over several
    runs with it and without it, which alternate. Other load on the machine only adds time."""
    text, module = os.path.join(folder, "module.ll"), os.path.join(folder, "module.bc")
    with open(text, "w", encoding="utf-8") as file:
        file.writelines(make(count))
    subprocess.run([*opt, "-passes=verify", text, "-o", module], check=True)
    least = {"function(no-op-function)": float("inf"), "vais-profiler": float("inf")}
    for _ in range(ROUNDS):
        for passes in least:
            command = [*opt, f"-passes={passes}", "-disable-output", module]
            least[passes] = min(least[passes], seconds(command))
    return least["vais-profiler"] - least["function(no-op-function)"]


def main():
    make, count = {"functions": (functions, 12_500), "instructions": (instructions, 50_000)}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        small, large = (cost(make, factor * count, sys.argv[2:], folder) for factor in (1, 4))
    print(f"{count} {make.__name__}: {small:.3f} s, {4 * count}: {large:.3f} s")
    # What is too short to measure says nothing about growth.
    if large > LIMIT * max(small, 0.02):
        sys.exit(f"expected at most {LIMIT} times as much, found {large / small:.1f}")


main()
