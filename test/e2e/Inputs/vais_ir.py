"""Builds and runs every program of real Vais IR and compares its profile with expected.json.

usage: vais_ir.py VAIS_PROFILER FOLDER CLANG_MAJOR

The profiler's clang is the wrapper beside VAIS_PROFILER. Prints one line per disagreement.
"""

import json
import os
import subprocess
import sys

profiler, folder, major = sys.argv[1], sys.argv[2], int(sys.argv[3])
KINDS = ("allocations", "allocated_bytes", "deallocations")


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, **options)


def expected_memory(allocs):
    """Returns per function (allocations, bytes, frees), from `function:kind` to [count, bytes]."""
    memory = {}
    for key, (count, size) in allocs.items():
        function, kind = key.rsplit(":", 1)
        sums = memory.setdefault(function, [0, 0, 0])
        if kind == "f":
            sums[2] += count
        else:
            sums[0] += count
            sums[1] += size
    return memory


def differences(name, expected):
    """Returns texts about everything that differs from the plain program and from what other
    tools counted."""
    built = run(os.path.join(os.path.dirname(profiler), "vais-profiler-clang"), "-O0",
                "-Wno-override-module", os.path.join(folder, name + ".ll"), "-o", name)
    if built.returncode != 0:
        return ["does not build"]
    options = {"VAIS_PROFILER_OPTIONS": f"output={name}.vprof"}
    ran = run("./" + name, env={**os.environ, **options})
    status = ran.returncode if ran.returncode >= 0 else 128 - ran.returncode
    functions = json.loads(run(profiler, "report", name + ".vprof", "--libraries=fold", "--format", "json").stdout)
    functions = functions["functions"]
    calls = {f["name"]: f["calls"] for f in functions if f["calls"]}
    memory = {f["name"]: [f[kind] for kind in KINDS] for f in functions
              if any(f[kind] for kind in KINDS)}
    found = {"exit": status, "stdout": ran.stdout, "calls": calls, "memory": memory}
    wanted = {**expected, "memory": expected_memory(expected["allocs"])}
    return [f"{key}: expected {wanted[key]}, found {found[key]}"
            for key in found if found[key] != wanted[key]]


def main():
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        programs = json.load(file)
    checked = failed = 0
    for name, expected in sorted(programs.items()):
        if name.startswith("trap"):  # what they must give follows from their source: trap-*.test
            continue
        if name.endswith("opaque") and major < 16:  # this LLVM cannot read it
            continue
        checked += 1
        for difference in differences(name, expected):
            print(f"{name}: {difference}", file=sys.stderr)
            failed += 1
    if failed or not checked:
        sys.exit(f"{checked} programs, {failed} disagreements")


main()
