"""Reads self times by function from what the peers write. Each reader takes the program and the
folder of a run, and returns function -> time in a unit of its own; only shares are compared."""

import math
import re
import struct
import subprocess

from timing import RunError


def output_of(arguments, folder):
    """Returns the output of a tool that reads a recording."""
    done = subprocess.run([str(argument) for argument in arguments], cwd=folder, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RunError(f"{arguments[0]}: {done.stderr.strip()[:160]}")
    return done.stdout


def perf(_, folder):
    """Returns samples."""
    said = output_of(["perf", "report", "-i", "perf.data", "--stdio", "-F", "sample,sym"], folder)
    found = re.findall(r"^\s*(\d+)\s+\[[.k]\] (\S+)", said, re.MULTILINE)
    return {name: int(samples) for samples, name in found}


def perf_callers(program, folder):
    """Returns samples by the innermost function of the program itself, whatever libraries it had
    called."""
    said = output_of(["perf", "script", "-i", "perf.data", "--no-demangle", "--no-inline",
                      "-F", "ip,sym,dso"], folder)
    times = {}
    for stack in said.split("\n\n"):
        found = re.search(rf"^\s*[0-9a-f]+ (\S+) \({re.escape(str(program))}\)$", stack,
                          re.MULTILINE)
        if found:
            times[found[1]] = times.get(found[1], 0) + 1
    return times


def gprof(program, folder):
    """Returns seconds, from samples at 100 per second."""
    said = output_of(["gprof", "-b", "-p", program, "gmon.out"], folder)
    found = re.findall(r"^ *[\d.]+ +[\d.]+ +([\d.]+) .*?(\S+) *$", said, re.MULTILINE)
    return {name: float(seconds) for seconds, name in found}


def uftrace(_, folder):
    """Returns microseconds."""
    said = output_of(["uftrace", "report", "-d", "trace", "-f", "self"], folder)
    units = {"ns": 1e-3, "us": 1, "ms": 1e3, "s": 1e6, "m": 6e7}
    found = re.findall(r"^\s*([\d.]+)\s+(ns|us|ms|s|m)\s+(\S+)", said, re.MULTILINE)
    return {name: float(number) * units[unit] for number, unit, name in found}


def xray(program, folder, major):
    """Returns ticks. The file contains, for each path of calls, the time including callees: a header of 32
    bytes; for each thread the size of its block, a number and its id (4, 4, 8 bytes); then for each path its
    functions, the innermost first and 0 last (4 bytes each), calls and ticks (8 bytes each)."""
    said = output_of([f"llvm-xray-{major}", "extract", "--symbolize", program], folder)
    names = {int(number): name for number, name in
             re.findall(r"id: (\d+),.*kind: function-enter,.*function-name: '?(\w+)", said)}
    data = next(folder.glob("xray-log.*")).read_bytes()
    times, position = {}, 32
    while position < len(data):
        end = position + struct.unpack_from("<I", data, position)[0]
        position += 16
        ticks = {}
        while position < end:
            path = []
            while (number := struct.unpack_from("<i", data, position)[0]) != 0:
                path.append(number)
                position += 4
            _, ticks[tuple(path)] = struct.unpack_from("<QQ", data, position + 4)
            position += 20
        for path, took in ticks.items():
            name = names.get(path[0], "?")
            times[name] = times.get(name, 0) + took
            if path[1:]:
                above = names.get(path[1], "?")
                times[above] = times.get(above, 0) - took
    return {name: max(took, 0) for name, took in times.items()}


def shares(times, names):
    """Returns the shares of the given functions only, which add up to 1."""
    chosen = {name: times.get(name, 0) for name in names}
    total = sum(chosen.values())
    if total <= 0:
        raise RunError("no self time found")
    return {name: time / total for name, time in chosen.items()}


def noise(table, samples, other_samples):
    """Returns the distance to be expected between two tables of so many samples each whose truth
    is the same: half the sum of the mean magnitudes of normal variates."""
    rate = 2 / math.pi * (1 / samples + 1 / other_samples)
    return sum(math.sqrt(rate * share * (1 - share)) for share in table.values()) / 2


def distance(one, other):
    """Returns the total variation distance of two tables of shares, which is the
    misattributed share."""
    return sum(abs(one.get(name, 0) - other.get(name, 0)) for name in set(one) | set(other)) / 2
