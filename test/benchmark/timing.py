"""Runs programs on chosen cores and measures their CPU time; medians and spreads."""

import os
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path


class RunError(Exception):
    """A program that could not be run, or failed; the message explains why in one line."""


@dataclass
class Command:
    """A program to run: arguments, additions to the environment, where to run it, and the exit
    status that says that all is well."""

    arguments: list
    folder: Path
    environment: dict = field(default_factory=dict)
    status: int = 0


@dataclass
class Run:
    """What one run took and printed."""

    cpu: float
    wall: float
    memory: int  # the largest resident set, in bytes
    output: str
    errors: str


def cores(count):
    """Returns the last cores that this process may use, which serve fewer interrupts than
    the first."""
    allowed = sorted(os.sched_getaffinity(0))
    return set(allowed[-count:])


def run(command, on):
    """Runs a command on the given cores. CPU time is that of the process and its children."""
    environment = {**os.environ, **command.environment}
    try:
        with open(command.folder / "stdout", "w+", encoding="utf-8", errors="replace") as out, \
             open(command.folder / "stderr", "w+", encoding="utf-8", errors="replace") as err:
            before = time.monotonic()
            # pylint: disable=consider-using-with,subprocess-popen-preexec-fn
            process = subprocess.Popen([str(argument) for argument in command.arguments],
                                       cwd=command.folder, env=environment, stdout=out, stderr=err,
                                       stdin=subprocess.DEVNULL,
                                       preexec_fn=lambda: os.sched_setaffinity(0, on))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - before
            out.seek(0)
            err.seek(0)
            output, errors = out.read(), err.read()
    except OSError as error:
        raise RunError(str(error)) from error
    if process.returncode != command.status:
        lines = [line.strip() for line in errors.splitlines() if line.strip()]
        raise RunError(f"exit status {process.returncode}: {' '.join(lines)[:160]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, output, errors)


class Spinner:
    """Keeps the given core busy by a process while the block runs; does nothing for None."""

    def __init__(self, core):
        self.core = core
        self.process = None

    def __enter__(self):
        if self.core is not None:
            # pylint: disable=consider-using-with,subprocess-popen-preexec-fn
            self.process = subprocess.Popen(
                ["/usr/bin/python3", "-c", "while True: pass"],
                preexec_fn=lambda: os.sched_setaffinity(0, {self.core}))
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.kill()
            self.process.wait()


def children_cpu():
    """Returns the CPU time of all processes that this one has started and waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def spread(values):
    """Returns half the interquartile range."""
    if len(values) < 2:
        return 0.0
    quarters = statistics.quantiles(values, n=4, method="inclusive")
    return (quarters[2] - quarters[0]) / 2


def machine():
    """Describes what the figures were measured on."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.split(":", 1)[1].strip() for line in info.splitlines()
             if line.startswith("model name")]
    return {"processor": names[0] if names else os.uname().machine,
            "cores": len(os.sched_getaffinity(0)), "kernel": os.uname().release,
            "virtual": " hypervisor" in info, "load_before": round(os.getloadavg()[0], 2)}
