# vais-profiler-bindgen, the committed bindings, what other languages do with them, and programs that were
# compiled with an older header. Takes the same parameters as test/e2e. IR is read by every LLVM that is
# installed.
#
# Each optional tool is a feature that tests require: man, rustc, typed-llvm.

import glob
import os
import re
import shutil
import sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
lit_config.load_config(config, os.path.join(here, "..", "e2e", "lit.cfg.py"))
config.name = "vais-profiler-bindings"
config.test_source_root = here
config.suffixes = [".c", ".test"]
config.excludes = ["Inputs"]
bin_dir = os.path.abspath(lit_config.params["bin"])


def installed():
    """Returns the major versions whose clang, opt and llvm-link are available."""
    for path in glob.glob("/usr/lib/llvm-*/bin"):
        if all(os.path.exists(os.path.join(path, tool)) for tool in ("clang", "opt", "llc")):
            yield int(re.search(r"llvm-(\d+)", path).group(1))


majors = sorted(major for major in installed() if 14 <= major <= 19)
typed = [major for major in majors if major <= 16]
released = sorted(glob.glob(os.path.join(root, "utils/bindings/released/abi-*.json")),
                  key=lambda path: int(re.search(r"abi-(\d+)", path).group(1)))
inputs = os.path.join(here, "Inputs")
config.substitutions = [
    # `%breaks [-d RELEASED] HEADER [LINE]...`: what is printed for a header that breaks programs.
    ("%breaks", f"sh {inputs}/breaks.sh {bin_dir}/vais-profiler-bindgen {released[-1]}"),
    # `%refuses LINE DECLARATION`: what is printed for a header that contains it.
    ("%refuses", f"sh {inputs}/refuses.sh {bin_dir}/vais-profiler-bindgen"),
    ("%bindgen", f"{bin_dir}/vais-profiler-bindgen"),
    ("%bindings", os.path.join(root, "utils/bindings")),
    ("%examples", os.path.join(root, "docs/examples")),
    ("%header", os.path.join(root, "include/vais_profiler.h")),
    ("%include", os.path.join(root, "include")),
    ("%released", released[-1]),
    ("%llvm-majors", " ".join(map(str, majors))),
    ("%typed-majors", " ".join(map(str, typed))),
] + [pair for pair in config.substitutions if pair[0] != "%inputs"] + [("%inputs", inputs)]

if shutil.which("man"):
    config.available_features.add("man")
if typed:
    config.available_features.add("typed-llvm")
# Debian's own rustc if there are several, because it is the oldest that must suffice.
rustc = "/usr/bin/rustc" if os.path.exists("/usr/bin/rustc") else shutil.which("rustc")
if rustc:
    config.available_features.add("rustc")
    config.substitutions.append(("%rustc", f"{rustc} --edition 2021 -D warnings"))
