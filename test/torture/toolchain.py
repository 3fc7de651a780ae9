"""The tools of one LLVM, and the commands that the test of one program runs with them."""

import glob
import os
import shlex
import signal
import subprocess
from pathlib import Path


class Failure(Exception):
    """A check that does not hold; the text says what was expected and what was found."""


class Toolchain:
    def __init__(self, major, build_bin):
        self.major = major
        self.llvm_bin = f"/usr/lib/llvm-{major}/bin"
        self.bin = os.path.abspath(build_bin)
        lib = os.path.join(os.path.dirname(self.bin), "lib")
        self.plugin = os.path.join(lib, f"vais-profiler-pass-{major}.so")
        self.runtime = os.path.join(lib, "libvais_profiler.a")
        found = glob.glob(f"/usr/lib/llvm-{major}/lib/clang/*/lib/*/libclang_rt.profile-x86_64.a")
        self.profile_runtime = found[0] if found else None

    def missing(self):
        """Returns what is missing to test with this LLVM; empty if nothing is."""
        needed = [f"{self.llvm_bin}/{tool}" for tool in ("clang", "opt", "llvm-stress", "ld.lld")]
        needed += [self.plugin, self.runtime, f"{self.bin}/vais-profiler-clang"]
        return [path for path in needed if not os.path.exists(path)]

    def tool(self, name):
        return f"{self.llvm_bin}/{name}"

    def instrument(self, passes):
        return [self.tool("opt"), f"-load-pass-plugin={self.plugin}", f"-passes={passes}"]


class Folder:
    """The folder of one program. Runs commands in it and records each as a line of commands.sh."""

    def __init__(self, path, toolchain, timeout=60):
        self.path = Path(path)
        self.path.mkdir(parents=True, exist_ok=True)
        self.timeout = timeout
        self.base = {key: value for key, value in os.environ.items()
                     if not key.startswith(("VAIS_PROFILER_", "LLVM_PROFILE_", "TORTURE_"))}
        self.base["VAIS_PROFILER_CLANG"] = toolchain.tool("clang")
        self.base["PATH"] = toolchain.llvm_bin + os.pathsep + self.base["PATH"]
        self.log = ["cd " + shlex.quote(str(self.path.resolve())),
                    f"export VAIS_PROFILER_CLANG={toolchain.tool('clang')} PATH={toolchain.llvm_bin}:$PATH"]

    def file(self, name):
        return self.path / name

    def run(self, command, **variables):
        """Returns the finished process, whatever its status."""
        assignments = [f"{key}={shlex.quote(value)}" for key, value in variables.items()]
        self.log.append(" ".join(assignments + [shlex.quote(str(word)) for word in command]))
        (self.path / "commands.sh").write_text("\n".join(self.log) + "\n")
        with subprocess.Popen([str(word) for word in command], cwd=self.path, env={**self.base, **variables},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              start_new_session=True) as process:
            try:
                output, error = process.communicate(timeout=self.timeout)
            except subprocess.TimeoutExpired as expired:
                os.killpg(process.pid, signal.SIGKILL)  # what it started as well
                raise Failure(f"expected an end within {self.timeout} s, found none: "
                              f"{self.log[-1]}") from expired
        return subprocess.CompletedProcess(command, process.returncode, output, error)

    def must(self, command, **variables):
        """Returns standard output and error of a command that must succeed."""
        process = self.run(command, **variables)
        if process.returncode:
            text = process.stderr.decode(errors="replace").strip()[-1500:]
            raise Failure(f"expected success, found status {process.returncode}: {self.log[-1]}\n{text}")
        return process.stdout.decode(errors="replace"), process.stderr.decode(errors="replace")
