# The tests of the pass, for one LLVM:
#
#   lit BUILD/test/pass [-D llvm=19]
#   lit test/pass -D llvm=19 -D plugin=BUILD/lib/vais-profiler-pass-19.so -D llvm_bin=/usr/lib/llvm-19/bin
#
# Outputs go to -D exec_root=DIR, by default beside the plugin's directory.

import glob
import os
import sys

import lit.formats

OLDEST, NEWEST = 14, 19


def required(name):
    value = lit_config.params.get(name)
    if not value:
        lit_config.fatal(f"test/pass: expected -D {name}=..., found none")
    return value


major = int(required("llvm"))
plugin = os.path.abspath(required("plugin"))
llvm_bin = os.path.abspath(required("llvm_bin"))
build = os.path.dirname(os.path.dirname(plugin))

config.name = f"vais-profiler-pass-{major}"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".ll", ".c", ".cpp", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = lit_config.params.get(
    "exec_root", os.path.join(build, "test", "pass", f"llvm-{major}"))

config.environment["PATH"] = os.pathsep.join([llvm_bin, os.environ["PATH"]])
config.environment.pop("VAIS_PROFILER_PASS_OPTIONS", None)

for version in range(OLDEST, NEWEST + 1):
    if major >= version:
        config.available_features.add(f"llvm-ge-{version}")
config.available_features.add(f"llvm-{major}")

# 14 takes `ptr` only if told to; typed-pointers/lit.local.cfg reverses this.
config.llvm_major = major
config.opt_command = f"{llvm_bin}/opt -load-pass-plugin {plugin}"
opaque = " -opaque-pointers" if major < 15 else ""

others = [path for path in sorted(glob.glob(f"{os.path.dirname(plugin)}/vais-profiler-pass-*.so"))
          if path != plugin]
if others:
    config.available_features.add("other-plugin")
    config.substitutions.append(("%other-plugin", others[-1]))

config.substitutions += [
    ("%opt", config.opt_command + opaque),
    ("%clangxx", f"{llvm_bin}/clang++ -Wno-override-module -fpass-plugin={plugin}"),
    ("%clang", f"{llvm_bin}/clang -Wno-override-module -fpass-plugin={plugin}"),
    ("%major", str(major)),
    ("%bare-clang", f"{llvm_bin}/clang"),
    ("%assemble", f"{llvm_bin}/llvm-as"),
    ("%llc", f"{llvm_bin}/llc{opaque} -filetype=obj -relocation-model=pic"),
    ("%python", sys.executable),
    # The pass returns the module byte for byte as it was.
    ("%leaves-untouched",
     f"{config.opt_command}{opaque} -passes=verify %s -o %t.before.bc && "
     f"{config.opt_command}{opaque} -passes=vais-profiler,verify %s -o %t.after.bc && "
     "cmp %t.before.bc %t.after.bc"),
    # For FileCheck: hooks that no CHECK line names are an error.
    ("%no-other-hooks",
     "--implicit-check-not='{{(call|invoke) .*@vais_profiler_record}}'"),
]
