"""What is measured: each way of profiling the same source, by our profiler and its peers."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from product import Product, compile_with
from timing import Command
from workloads import HERE, source_for

PEERS = HERE / "peers"
XRAY = ["-fxray-instrument", "-fxray-instruction-threshold=1",
        "-fxray-modes=xray-fdr,xray-profiling", "-Wl,--wrap=main"]


@dataclass
class Context:
    """What building and running a variant requires."""

    product: Product
    clang: str
    folder: Path  # of the workload's programs


@dataclass
class Variant:
    """One way of profiling. `build` takes a context, a workload and the program to make;
    `command` takes a program, its arguments and a folder of its own."""

    name: str
    title: str
    build: Callable
    command: Callable
    scale: str = "full"
    ours: bool = False
    front_end: bool = False  # built by clang's front end, not from IR


def plain_command(program, arguments, folder):
    """Runs the program and nothing else."""
    return Command([program, *arguments], folder)


def plain(*flags, sources=()):
    """Returns a build by clang with additional flags and sources."""
    def build(context, workload, program):
        source = source_for(workload, context.product.major, context.folder)
        compile_with(context.clang, [source, *sources], [*workload.compiler_flags(), *flags],
                     program)
    return build


def two_stamps(context, workload, program):
    """Builds the workload's own version with two clock reads per call."""
    compile_with(context.clang, workload.two_stamps, workload.compiler_flags(), program)


def ours(inline):
    """Returns a build by our wrapper."""
    def build(context, workload, program):
        source = source_for(workload, context.product.major, context.folder)
        context.product.build(source, workload.compiler_flags(), program, inline)
    return build


def with_options(options):
    """Returns a command that runs the program with these options of our profiler."""
    def command(program, arguments, folder):
        # The command does not depend on a build.
        return Product(None, "").command(program, arguments, folder, options)[0]
    return command


def xray(mode):
    """Returns a command that runs in a mode of XRay; the log stays in the folder."""
    def command(program, arguments, folder):
        return Command([program, *arguments], folder,
                       {"XRAY_BENCHMARK_MODE": mode, "XRAY_OPTIONS": "patch_premain=false"})
    return command


def uftrace(program, arguments, folder):
    """Records all calls in files."""
    return Command(["uftrace", "record", "--no-event", "-d", "trace", program, *arguments], folder)


def perf(program, arguments, folder):
    """Records at perf's default frequency."""
    return Command(["perf", "record", "-q", "-e", "cpu-clock", "-o", "perf.data", "--", program,
                    *arguments], folder)


def all_variants(can_inline):
    """Returns the variants in the order of the table; those with the same `build` share a
    program. Without the option `inline`, our profiler only has calls."""
    bare, with_mcount = plain(), plain("-pg")
    by_xray = plain(*XRAY, sources=[PEERS / "xray_main.c"])
    passed, calls = ours(None), ours("off" if can_inline else None)
    variants = [Variant("baseline", "not profiled", bare, plain_command)]
    for mode, options in (("sampled", "time=sampled"), ("none", "time=none"),
                          ("exact", "time=exact"), ("off", "start=off")):
        variants += [
            Variant(f"{mode}-passed", f"{options}, contexts passed on", passed,
                    with_options(options), ours=True),
            Variant(f"{mode}-calls", f"{options}, hooks called", calls, with_options(options),
                    ours=True)]
    for name, build, how in (("passed", passed, "contexts passed on"), ("calls", calls, "hooks called")):
        variants.append(Variant(f"trace-{name}", f"mode=trace, {how}", build,
                                with_options("mode=trace"), "slow", ours=True))
    return variants + [
        Variant("two-stamps", "two bare rdtsc a call", two_stamps, plain_command),
        Variant("empty-hooks", "-finstrument-functions, empty hooks",
                plain("-finstrument-functions", sources=[PEERS / "empty_hooks.c"]), plain_command,
                front_end=True),
        Variant("gprof", "-pg", with_mcount, plain_command, front_end=True),
        Variant("xray-fdr", "XRay flight recorder", by_xray, xray("xray-fdr"), "slow",
                front_end=True),
        Variant("xray-profiling", "XRay profiling mode", by_xray, xray("xray-profiling"), "slow",
                front_end=True),
        Variant("uftrace", "uftrace record", with_mcount, uftrace, "slow", front_end=True),
        Variant("perf", "perf record -e cpu-clock, its start included", bare, perf),
    ]


def left_out_because(variant, workload, can_inline):
    """Returns why a variant is not measured on a workload, or None if it is."""
    if variant.name.endswith("-passed") and not can_inline:
        return "the plugin carries no hooks"
    if variant.name == "two-stamps" and not workload.two_stamps:
        return "written for fib only"
    if variant.front_end and workload.is_ir:
        return "clang's front end makes it of C, not of IR"
    if variant.name == "uftrace" and not shutil.which("uftrace"):
        return "no such program"
    return None


def counting(context, workload, program):
    """Builds a program that prints its number of calls, counted without our profiler."""
    plain("-finstrument-functions", "-DCOUNT", sources=[PEERS / "empty_hooks.c"])(
        context, workload, program)
