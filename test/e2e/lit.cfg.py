# End-to-end tests: programs are built, run and reported as users do it, with the clang of one LLVM.
#
#   lit BUILD/test/e2e [-D llvm=19] [-D place=newest]
#   lit test/e2e -D bin=BUILD/bin -D llvm=19 [-D ir=FOLDER] [-D exec_root=DIR]
#
# `ir` names a folder of real Vais IR. Outputs go to exec_root, by default beside `bin`. Whatever a machine may
# lack is a feature that tests require: tmpfs, root, static, static-pie, vais-ir, lto-by-lld, lto, jemalloc,
# tcmalloc, mimalloc, valgrind, ccache, qemu-x86_64, x86-64, perf-events.

import ctypes
import os
import platform
import shutil
import struct
import subprocess
import sys
import tempfile

import lit.formats


def required(name):
    value = lit_config.params.get(name)
    if not value:
        lit_config.fatal(f"test/e2e: expected -D {name}=..., found none")
    return value


major = int(required("llvm"))
bin_dir = os.path.abspath(required("bin"))
build = os.path.dirname(bin_dir)
lib_dir = next((path for path in (os.path.join(build, name) for name in ("lib", "lib64"))
                if os.path.exists(os.path.join(path, "libvais_profiler.a"))), None)
clang = shutil.which(f"clang-{major}") or f"/usr/lib/llvm-{major}/bin/clang"
llvm_bin = os.path.dirname(os.path.realpath(clang))
if not lib_dir:
    lit_config.fatal(f"test/e2e: {build}: expected lib/libvais_profiler.a, found none")
if not os.path.exists(clang):
    lit_config.fatal(f"test/e2e: expected clang-{major}, found none")

config.name = f"vais-profiler-e2e-{major}"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".c", ".cpp", ".ll", ".test"]
config.excludes = ["Inputs"]

# Where several LLVMs are tested, a folder runs for all of them if what it tests depends on the code that an LLVM
# makes or on its clang. `place` says which of them this one is: first, other or newest.
FOR_THE_FIRST = [  # what the runtime and the tools do, in programs that any compiler may have built
    "allocators", "death", "exec", "fork", "hostile", "interface", "lifetime", "options", "output", "run", "runtime",
    "sandbox"]
FOR_FIRST_AND_NEWEST = [  # what is recorded and when; generated code plays a part
    "contexts", "libraries", "markers", "sampler", "threads", "time", "trace", "vais"]
left_out = {"first": [], "newest": FOR_THE_FIRST, "other": FOR_THE_FIRST + FOR_FIRST_AND_NEWEST}
place = lit_config.params.get("place", "first")
if place not in left_out:
    lit_config.fatal(f"test/e2e: expected place=first, newest or other, found '{place}'")
for folder in left_out["other"]:
    if not os.path.isdir(os.path.join(os.path.dirname(__file__), folder)):
        lit_config.fatal(f"test/e2e: expected the folder {folder}, found none")
config.excludes += left_out[place]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = lit_config.params.get(
    "exec_root", os.path.join(build, "test", "e2e", f"llvm-{major}"))

config.environment["PATH"] = os.pathsep.join([llvm_bin, os.environ["PATH"]])
config.environment["VAIS_PROFILER_CLANG"] = clang
config.environment["NO_COLOR"] = "1"
for variable in ("VAIS_PROFILER_OPTIONS", "VAIS_PROFILER_PASS_OPTIONS", "LD_LIBRARY_PATH"):
    config.environment.pop(variable, None)

inputs = os.path.join(config.test_source_root, "Inputs")
config.substitutions += [
    # Each test works in a new folder of its own.
    ("%enter", "rm -rf %t && mkdir -p %t && cd %t"),
    # `%expect FILE... -- CONDITION...`: what the profile must contain (Inputs/expect.py).
    ("%expect", f"{sys.executable} -S {inputs}/expect.py {bin_dir}/vais-profiler"),
    # `%calls < REPLAY`: as if no thread had been off the processor (Inputs/calls.py).
    ("%calls", f"{sys.executable} {inputs}/calls.py"),
    # `%to=a.vprof ./a`, `%to=a.vprof:time=exact ./a`.
    ("%to=", "env VAIS_PROFILER_OPTIONS=output="),
    # `%ends-with STATUS COMMAND`: as the shell sees it, 128 + N for signal N.
    ("%ends-with", f"bash {inputs}/ends-with.sh"),
    # `%vaisc build APP.vais -o app --clang CLANG`: what a Vais compiler makes of it stands beside APP.vais.
    ("%vaisc", f"{inputs}/vaisc"),
    ("%clangxx", f"{bin_dir}/vais-profiler-clang++"),
    ("%clang", f"{bin_dir}/vais-profiler-clang"),
    ("%plain-clangxx", clang + " --driver-mode=g++"),
    ("%plain-clang", clang),
    ("%bin", bin_dir),
    ("%profiler", f"{bin_dir}/vais-profiler"),
    ("%python", sys.executable),
    ("%lib", lib_dir),
    ("%inputs", inputs),
    ("%include", os.path.join(config.test_source_root, "..", "..", "include")),
    ("%examples", os.path.join(config.test_source_root, "..", "..", "docs", "examples")),
    ("%llvm", str(major)),
]


def succeeds(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def links(*flags):
    """Returns whether plain clang links and runs an empty program with these flags."""
    with tempfile.TemporaryDirectory() as folder:
        source, program = os.path.join(folder, "a.c"), os.path.join(folder, "a")
        with open(source, "w", encoding="utf-8") as file:
            file.write("int main(void) { return 0; }\n")
        return succeeds(clang, *flags, source, "-o", program) and succeeds(program)


def opens_perf_events():
    """Returns whether the kernel lets a process sample its own code by its CPU clock (perf_event_open(2))."""
    software, task_clock, exclude_kernel_and_hypervisor, close_on_exec, call = 1, 1, 0x60, 8, 298
    attributes = struct.pack("<IIQQQQQIIQ", software, 64, task_clock, 1000000, 0, 0, exclude_kernel_and_hypervisor, 0, 0, 0)
    descriptor = ctypes.CDLL(None).syscall(call, attributes, 0, -1, -1, ctypes.c_ulong(close_on_exec))
    if descriptor >= 0:
        os.close(descriptor)
    return descriptor >= 0


config.available_features.add(f"llvm-{major}")
for tool in ("valgrind", "ccache", "qemu-x86_64"):
    if shutil.which(tool):
        config.available_features.add(tool)
if platform.machine() == "x86_64":
    config.available_features.add("x86-64")
    if opens_perf_events():
        config.available_features.add("perf-events")
if os.geteuid() == 0:
    config.available_features.add("root")
if succeeds("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"):
    config.available_features.add("tmpfs")
for flag in ("-static", "-static-pie"):
    if links(flag):
        config.available_features.add(flag.lstrip("-"))
if links("-O2", "-flto", "-fuse-ld=lld"):
    config.available_features.add("lto-by-lld")

# Allocators that a program may bring along.
malloc_libraries = []
for name, file in (("jemalloc", "libjemalloc.so.2"), ("tcmalloc", "libtcmalloc_minimal.so.4"),
                   ("mimalloc", "libmimalloc.so.2")):
    if succeeds("env", f"LD_PRELOAD={file}", "sh", "-c", f"grep -q {file.split('.')[0]} /proc/self/maps"):
        config.available_features.add(name)
        malloc_libraries.append(file)
config.substitutions.append(("%malloc-libraries", " ".join(malloc_libraries)))

# Bitcode needs the linker of its own LLVM, which need not be the one that clang finds.
lld = os.path.join(llvm_bin, "ld.lld")
if os.path.exists(lld):
    config.available_features.add("lto")
    config.substitutions.append(("%same-lld", f"--ld-path={lld}"))

# Programs that link LLVM are compiled against the headers of the same version.
llvm_config = os.path.join(llvm_bin, "llvm-config")
if os.path.exists(llvm_config) and os.path.exists(os.path.join(llvm_bin, "..", "include", "llvm", "Passes", "PassBuilder.h")):
    config.available_features.add("llvm-headers")
    config.substitutions.append(("%config-of-llvm", llvm_config))

ir = lit_config.params.get("ir")
if ir:
    config.available_features.add("vais-ir")
    config.substitutions.append(("%ir", os.path.abspath(ir)))
