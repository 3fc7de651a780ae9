"""Measures and prints the table of compile_time.sh: alternating rounds, medians."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = {"-O0": 15, "-O1": 1, "-O2": 5, "-O3": 1}  # text size is measured at all levels, time at two
MEGABYTES = 5
HERE = Path(__file__).resolve().parent


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def text_bytes(path):
    lines = subprocess.run(["size", path], check=True, capture_output=True, text=True).stdout
    return int(lines.splitlines()[1].split()[0])


def make_module(clang, source, folder):
    """Returns the source as IR; without a source, a generated one."""
    module = folder / "module.ll"
    if not source:
        source = folder / "module.c"
        with open(source, "w", encoding="utf-8") as file:
            subprocess.run([sys.executable, HERE / "compile_time_module.py", str(MEGABYTES)],
                           check=True, stdout=file)
    subprocess.run([clang, "-w", "-O0", "-Xclang", "-disable-O0-optnone", "-S", "-emit-llvm", source,
                    "-o", module], check=True)
    return module


def measure(clang, plugin, level, module, folder):
    """Returns seconds and bytes of text, plain and with the plugin."""
    plain, profiled = folder / "plain.o", folder / "profiled.o"
    compile_it = [clang, "-w", level, "-c", module]
    seconds = [(cpu_seconds([*compile_it, "-o", plain]),
                cpu_seconds([*compile_it, f"-fpass-plugin={plugin}", "-o", profiled]))
               for _ in range(ROUNDS[level])]
    medians = [statistics.median(column) for column in zip(*seconds)]
    return medians, [text_bytes(plain), text_bytes(profiled)]


def percent(pair):
    return f"{100 * (pair[1] / pair[0] - 1):+.1f} %"


def main():
    lib = Path(sys.argv[1]).resolve().parent / "lib"
    print("| LLVM | level | IR, MB | plain, s | plugin, s | time | text, kB | plugin, kB | text |\n"
          "|---|---|---|---|---|---|---|---|---|")
    for major in sys.argv[3:]:
        clang = f"/usr/lib/llvm-{major}/bin/clang"
        with tempfile.TemporaryDirectory() as name:
            module = make_module(clang, sys.argv[2], Path(name))
            size = os.path.getsize(module) / 1e6
            for level in ROUNDS:
                time, text = measure(clang, lib / f"vais-profiler-pass-{major}.so", level, module,
                                     Path(name))
                print(f"| {major} | {level} | {size:.1f} | {time[0]:.2f} | {time[1]:.2f} "
                      f"| {percent(time)} | {text[0] / 1e3:.0f} | {text[1] / 1e3:.0f} "
                      f"| {percent(text)} |", flush=True)


main()
