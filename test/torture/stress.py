"""Modules of llvm-stress, which are instrumented, verified and compiled, but not run."""

import random

from toolchain import Failure


def check_stress_module(seed, toolchain, folder):
    """Returns False if LLVM itself cannot compile the module."""
    size = random.Random(seed).choice([40, 150, 600, 2000])
    folder.must([toolchain.tool("llvm-stress"), f"-seed={seed % 2 ** 31}", f"-size={size}", "-o", "plain.ll"])
    folder.must([*toolchain.instrument("vais-profiler,verify"), "-S", "plain.ll", "-o", "ours.ll"])
    if "call void @vais_profiler_record_exit" not in folder.file("ours.ll").read_text() and \
            "ret " in folder.file("plain.ll").read_text():
        raise Failure("expected an exit hook, found none")
    compiles = True
    for level in ("-O0", "-O2"):
        compile_it = [toolchain.tool("clang"), "-w", level, "-c"]
        if folder.run([*compile_it, "plain.ll", "-o", "plain.o"]).returncode:
            compiles = False
            continue
        folder.must([*compile_it, "ours.ll", "-o", "ours.o"])
        folder.must([*compile_it, f"-fpass-plugin={toolchain.plugin}", "plain.ll", "-o", "plugin.o"])
    return compiles
