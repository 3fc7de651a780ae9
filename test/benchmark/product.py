"""How programs are built and run with our profiler, and what its reports say."""

import json
import os
import subprocess

from timing import Command, RunError


class Product:
    """A build of the profiler, used through its two tools."""

    def __init__(self, bin_dir, major):
        self.bin_dir = bin_dir
        self.major = major
        self.clang = f"clang-{major}"

    def build(self, source, flags, program, inline=None, memory=None):
        """Compiles a program. `inline` and `memory` are options of the pass; None means its
        own choice."""
        environment = {**os.environ, "VAIS_PROFILER_CLANG": self.clang}
        environment.pop("VAIS_PROFILER_PASS_OPTIONS", None)
        given = [f"{key}={value}" for key, value in (("inline", inline), ("memory", memory))
                 if value]
        if given:
            environment["VAIS_PROFILER_PASS_OPTIONS"] = ";".join(given)
        return compile_with(self.bin_dir / "vais-profiler-clang", source, flags, program,
                            environment)

    def can_inline(self, source, folder):
        """Returns whether the pass has the option `inline`; it warns of an option that it
        does not know."""
        said = self.build(source, ["-O2"], folder / "inline-probe", "on")
        return "unknown option" not in said

    def command(self, program, arguments, folder, options):
        """Returns the command that runs a program made by build(), and the path of its profile."""
        profile = folder / "run.vprof"
        value = f"output={profile}:{options}"
        return Command([program, *arguments], folder, {"VAIS_PROFILER_OPTIONS": value}), profile

    def report(self, profile):
        """Returns the JSON report."""
        said = subprocess.run([self.bin_dir / "vais-profiler", "report", "--libraries=fold", "--inlines=fold", "--format", "json",
                               profile], stdout=subprocess.PIPE, check=True)
        return json.loads(said.stdout)


def compile_with(compiler, source, flags, program, environment=None):
    """Returns what the compiler printed. Raises RunError if it fails."""
    sources = source if isinstance(source, list) else [source]
    try:
        done = subprocess.run([str(compiler), *flags, *map(str, sources), "-o", str(program)],
                              check=False, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        raise RunError(str(error)) from error
    if done.returncode != 0:
        raise RunError(f"does not compile: {done.stdout.strip()[:160]}")
    return done.stdout


def calls_made(report):
    """Returns the call pairs that the profile counted."""
    return sum(function["calls"] for function in report["functions"])


def self_times(report):
    """Returns function -> (self time on the processor in ns, half width of its 95 % interval)."""
    return {function["name"]: (function["self_ns"], function["self_ns_error"])
            for function in report["functions"]}
