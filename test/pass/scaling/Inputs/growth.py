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
LEAST_ROUNDS, MOST_ROUNDS = 2, 8  # more than two if these do not show it


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


class Module:
    """What the pass costs on a module: the difference of the least CPU time of several runs with it and of as many
    without it, which alternate. Other load on the machine only adds time."""

    def __init__(self, text, opt, folder):
        source, self.path = os.path.join(folder, "module.ll"), os.path.join(folder, "module.bc")
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(text)
        self.opt = opt
        self.least = {"function(no-op-function)": float("inf"), "vais-profiler": float("inf")}
        subprocess.run([*opt, "-passes=verify", source, "-o", self.path], check=True)

    def measure(self):
        for passes in self.least:
            command = [*self.opt, f"-passes={passes}", "-disable-output", self.path]
            self.least[passes] = min(self.least[passes], seconds(command))

    def cost(self):
        return self.least["vais-profiler"] - self.least["function(no-op-function)"]


def main():
    make, count = {"functions": (functions, 12_500), "instructions": (instructions, 50_000)}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        small, large = (Module(make(size), sys.argv[2:], folder) for size, folder in ((count, few), (4 * count, many)))
        for turn in range(MOST_ROUNDS):
            small.measure()
            large.measure()
            # What is too short to measure says nothing about growth.
            is_linear = large.cost() <= LIMIT * max(small.cost(), 0.02)
            if is_linear and turn + 1 >= LEAST_ROUNDS:
                break
    print(f"{count} {make.__name__}: {small.cost():.3f} s, {4 * count}: {large.cost():.3f} s")
    if not is_linear:
        sys.exit(f"expected at most {LIMIT} times as much, found {large.cost() / small.cost():.1f}")


main()
