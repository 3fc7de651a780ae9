# Formats and commands, each checked with the real tool that reads it. Takes the parameters of test/e2e, and
#
#   -D speedscope=FOLDER   of speedscope's release, from npm
#
# Each optional tool is a feature that tests require: chromium, go, graphviz,
# callgrind_annotate, jsonschema, speedscope, perf (if the kernel lets it sample).

import os
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(__file__)
lit_config.load_config(config, os.path.join(here, "..", "e2e", "lit.cfg.py"))
config.name = "vais-profiler-formats"
config.test_source_root = here
config.suffixes = [".test"]
config.excludes = ["Inputs", "node_modules"]

inputs = os.path.join(here, "Inputs")
config.substitutions = [pair for pair in config.substitutions if pair[0] != "%inputs"] + [
    # Builds and runs Inputs/work.c in a new folder: work.vprof.
    ("%work", "rm -rf %t && mkdir -p %t && cd %t && %clang -g -O1 -fno-optimize-sibling-calls -pthread " + inputs +
     "/work.c -o work && %to=work.vprof ./work"),
    # The same as a trace.
    ("%trace", "rm -rf %t && mkdir -p %t && cd %t && %clang -g -O1 -fno-optimize-sibling-calls -pthread " + inputs +
     "/work.c -o work && %to=work.vprof:mode=trace ./work"),
    ("%browse", f"/usr/bin/python3 {inputs}/browse.py"),
    ("%perfetto", f"/usr/bin/python3 {inputs}/perfetto.py"),
    ("%golden", os.path.join(here, "golden")),
    ("%docs", os.path.join(here, "..", "..", "docs")),
    ("%page-modules", os.path.join(here, "..", "..", "runtime", "report", "formats", "page", "web")),
    ("%store", os.path.join(here, "..", "..", "runtime", "report", "store")),
    ("%inputs", inputs),
]
config.substitutions.sort(key=lambda pair: pair[0] not in ("%work", "%trace"))

for tool, feature in (("chromedriver", "chromium"), ("go", "go"), ("dot", "graphviz"),
                      ("callgrind_annotate", "callgrind_annotate"), ("jq", "jq"),
                      ("protoc", "protoc"), ("prometheus", "prometheus"), ("strace", "strace"), ("script", "terminal"), ("tmux", "tmux"),
                      ("zsh", "zsh"), ("fish", "fish"), ("man", "man")):
    if shutil.which(tool):
        config.available_features.add(feature)


def succeeds(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


if succeeds("/usr/bin/python3", "-c", "import jsonschema"):
    config.available_features.add("jsonschema")
with tempfile.TemporaryDirectory() as folder:
    if shutil.which("perf") and succeeds("perf", "record", "-e", "cpu-clock:u", "-o", os.path.join(folder, "perf.data"), "true"):
        config.available_features.add("perf")
speedscope = lit_config.params.get("speedscope", "")
if os.path.exists(os.path.join(speedscope, "index.html")):
    config.available_features.add("speedscope")
    config.substitutions.append(("%speedscope", speedscope))
