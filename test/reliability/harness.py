"""What the suites share: building programs, running them, reading their profiles, and the result of a suite."""

import concurrent.futures
import contextlib
import json
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import threading
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs"
ROOT = Path(__file__).resolve().parents[2]


class Failure(Exception):
    """A promise that does not hold; the text says what was expected and what was found."""


class Suite:
    """One suite of one run. Its figures are what the documentation says of it."""

    def __init__(self, name, arguments):
        self.name, self.is_long, self.seed = name, arguments.long, arguments.seed
        self.bin, self.major = os.path.abspath(arguments.bin), arguments.llvm
        self.work = Path(arguments.work) / name
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.random = random.Random(f"{name}-{self.seed}")
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("VAIS_PROFILER_")}
        self.environment["VAIS_PROFILER_CLANG"] = f"clang-{self.major}"
        self.environment["NO_COLOR"] = "1"
        self.figures, self.left_out, self.failures = [], [], []
        self.mine = threading.local()  # the folders of the case that a thread checks

    def number(self, short, long):
        return long if self.is_long else short

    def figure(self, text):
        self.figures.append(text)

    def leave_out(self, text):
        self.left_out.append(text)

    def program(self, source, *flags, name=None, compiler="vais-profiler-clang"):
        """Compiles a program, by default an instrumented one, and returns its path."""
        path = self.work / (name or Path(source).stem)
        tool = [f"{self.bin}/{compiler}"] if compiler.startswith("vais-") else [compiler]
        done = subprocess.run([*tool, *flags, PROGRAMS / source, "-o", path, "-I", ROOT / "include", "-pthread"],
                              env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failure(f"{source}: expected to compile, found {done.stderr}")
        return path

    def tool(self, source):
        """Compiles a program that is not instrumented."""
        return self.program(source, "-O1", compiler=f"clang-{self.major}")

    def folder(self, name):
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        self.mine.folders = [*getattr(self.mine, "folders", []), path]
        return path

    def run(self, command, folder, options="", timeout=120):
        """Runs a program in a folder and returns the finished process; one that does not end is a failure."""
        environment = {**self.environment, "VAIS_PROFILER_OPTIONS": options}
        with subprocess.Popen([str(word) for word in command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              start_new_session=True) as process:
            try:
                said, complained = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                kill_group(process.pid)
                process.communicate()
                raise Failure(f"expected an end within {timeout} s, found none") from None
            return subprocess.CompletedProcess(command, process.returncode, said, complained)

    def report(self, *profiles):
        command = [f"{self.bin}/vais-profiler", "report", *profiles, "--libraries=fold", "--inlines=fold", "--format",
                   "json"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            raise Failure(f"{profiles[0]}: expected a readable profile, found {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def check_each(self, cases, check, jobs=None):
        """Checks each case, some at a time; `check(case)` raises a Failure. What failed is noted, and its folder is kept."""
        with concurrent.futures.ThreadPoolExecutor(jobs or 2 * (os.cpu_count() or 1)) as pool:
            for case, failure in pool.map(lambda each: (each, self.failure_of(check, each)), cases):
                if failure:
                    self.failures.append(f"{' '.join(str(word) for word in case)}: {failure}")

    def check(self, name, check):
        failure = self.failure_of(lambda _: check(), None)
        if failure:
            self.failures.append(f"{name}: {failure}")

    def failure_of(self, check, case):
        """Returns why a case failed, or None; the folders that it made are then removed."""
        self.mine.folders = []
        try:
            check(case)
        except Failure as failure:
            return str(failure)
        for folder in self.mine.folders:
            shutil.rmtree(folder)
        return None


def expect(condition, expected, found=""):
    if not condition:
        raise Failure(f"expected {expected}" + (f", found {found}" if found != "" else ""))


def calls_of(report):
    return sum(function["calls"] for function in report["functions"])


def calls_by_name(report):
    return {function["name"]: function["calls"] for function in report["functions"]}


def kill_group(group):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def text_addresses(program):
    """Returns the range of a program's own code; it has to be linked with -no-pie. The runtime is part of it, libc
    is not."""
    header = program.read_bytes()
    (offset,), (size, count) = struct.unpack_from("<Q", header, 32), struct.unpack_from("<HH", header, 54)
    for index in range(count):
        kind, flags, _, address, _, _, memory = struct.unpack_from("<IIQQQQQ", header, offset + index * size)
        if kind == 1 and flags & 1:
            return address, address + memory
    raise Failure(f"{program}: expected a segment of code, found none")


def system_call_numbers():
    """Returns the numbers of system calls by their names, as the kernel's header has them."""
    text = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h").read_text()
    return {name: int(number) for name, number in re.findall(r"#define __NR_(\w+) (\d+)", text)}
