"""Threads wander between processors, the process is stopped, the counter cannot be used: no number is negative or absurd."""

import contextlib
import itertools
import math
import os
import shutil
import signal
import subprocess
import time

from harness import expect

MODES = ("time=none", "time=sampled", "time=exact", "time=exact:sampler=off", "mode=trace")
MILLISECONDS = 400


def leave_alone(process):
    pass


def migrate(process):
    """Moves each thread from one processor to the next, all the time."""
    processors = sorted(os.sched_getaffinity(0))
    for turn in itertools.count():
        if process.poll() is not None:
            return
        with contextlib.suppress(OSError):
            for index, thread in enumerate(os.listdir(f"/proc/{process.pid}/task")):
                os.sched_setaffinity(int(thread), {processors[(turn + index) % len(processors)]})
        time.sleep(0.001)


def stop(process):
    """Stops it three times, as a virtual machine that is paused stops."""
    for _ in range(3):
        time.sleep(0.05)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.3)
        process.send_signal(signal.SIGCONT)


def numbers(value, path=""):
    if isinstance(value, dict):
        for key, part in value.items():
            yield from numbers(part, f"{path}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from numbers(part, f"{path}[{index}]")
    elif isinstance(value, (int, float)):
        yield path, value


def check(suite, checked, case):
    way, mode, command, disturb = case
    folder = suite.folder(f"{way}-{mode.replace(':', '-')}")
    environment = {**suite.environment, "VAIS_PROFILER_OPTIONS": f"output=a.vprof:{mode}"}
    with subprocess.Popen([*command, str(MILLISECONDS)], cwd=folder, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as process:
        disturb(process)
        said, complained = process.communicate(timeout=120)
    expect(process.returncode == 0 and not complained, "status 0", f"{process.returncode} {complained}")
    cpu, elapsed = (int(word) for word in said.split())
    report = suite.report(folder / "a.vprof")
    for path, value in numbers(report):
        expect(value >= 0 and math.isfinite(value), f"no negative number at {path}", value)
        checked.append(path)
    # The clocks of the system are the truth; the margins are those of a noisy machine, not of the profiler's errors.
    duration = report["duration_secs"]
    expect(0.9 * elapsed < 1e9 * duration < elapsed + 2e9, f"a duration of {elapsed} ns", duration)
    functions = {function["name"]: function for function in report["functions"]}
    for name, function in functions.items():
        on, off = function["self_ns"] or 0, function["self_off_cpu_ns"] or 0
        expect(on <= 1.2 * cpu + 5e7, f"{name}: at most {cpu} ns on the processor", on)
        expect(off <= 2 * elapsed + 5e7, f"{name}: at most {elapsed} ns off it in each thread", off)
    if mode != "time=none" or report["total_samples"] > 100:
        found = functions["work"]["total_ns"]
        expect(0.5 * cpu < found < 1.3 * cpu, f"work: about {cpu} ns", found)
    if mode in ("time=exact:sampler=off", "mode=trace"):
        off, found = 2 * elapsed - cpu, sum(function["self_off_cpu_ns"] for function in functions.values())
        expect(0.7 * off - 5e7 < found < 1.3 * off + 5e7, f"{off} ns off the processor in both threads", found)


def run(suite):
    program, checked = suite.program("clocks.c", "-O1", "-fno-inline"), []
    ways = [("alone", [program], leave_alone), ("migrated", [program], migrate), ("stopped", [program], stop)]
    if shutil.which("qemu-x86_64"):
        ways.append(("no-counter", ["qemu-x86_64", program], leave_alone))
    else:
        suite.leave_out("programs without a constant counter: they take qemu-x86_64")
    if len(os.sched_getaffinity(0)) < 2:
        suite.leave_out("migration: there is one processor")
    cases = [(way, mode, command, disturb) for way, command, disturb in ways for mode in MODES] * suite.number(1, 10)
    suite.check_each(cases, lambda case: check(suite, checked, case), jobs=2)
    suite.figure(f"{len(cases)} runs, {len(checked):,} numbers of their reports, of which none is negative")
