"""Makes a large program and a profile with samples all over its code, and measures what a report of it costs."""

import json
import random
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import command_line
import targets
import timing

MIB = 1 << 20
ADDRESSES = 100_000
STORE = Path(__file__).resolve().parents[2] / "runtime/report/store"
HEADERS = ("algorithm", "functional", "iostream", "map", "memory", "regex", "sstream", "string", "thread",
           "unordered_map", "vector")
FUNCTION = """
template <int N> struct Shape{i} {{
  std::vector<std::string> names;
  std::map<int, std::string> known;
  long add(long sum) {{
    for (const auto &name : names)
      sum += static_cast<long>(name.size()) * N;
    return sum;
  }}
}};
__attribute__((noinline)) static long work{i}(int key) {{
  Shape{i}<{i}> shape;
  shape.names.push_back(std::to_string(key));
  shape.known[key] = shape.names[0];
  std::sort(shape.names.begin(), shape.names.end());
  return shape.add(key);
}}
"""


def source(functions):
    """Returns a unit of a typical mixture: much of the standard library, and many small functions."""
    text = "".join(f"#include <{header}>\n" for header in HEADERS)
    text += "namespace unit {\n" + "".join(FUNCTION.format(i=i) for i in range(functions))
    calls = " + ".join(f"work{i}(key)" for i in range(functions))
    text += f"static long all(int key) {{ return {calls} + std::regex_match(\"ab\", std::regex(\"a*b\")); }}\n}}\n"
    return text + "long (*entry)(int) = unit::all;\nint main(int count, char **) { return (int)entry(count); }\n"


def build(folder, functions, copies):
    """Links the same unit many times: each copy has code and debug information of its own."""
    (folder / "unit.cpp").write_text(source(functions), encoding="utf-8")
    subprocess.run(["g++", "-g", "-O1", "-c", "unit.cpp", "-o", "0.o"], cwd=folder, check=True)
    for i in range(1, copies):
        (folder / f"{i}.o").hardlink_to(folder / "0.o")
    subprocess.run(["g++", "-pthread", "-Wl,-z,muldefs,--build-id=sha1",
                    *(f"{i}.o" for i in range(copies)), "-o", "large"], cwd=folder, check=True)
    return folder / "large"


def sections(program):
    """Returns address and size of the code of functions, and the size of debug information."""
    rows = subprocess.run(["readelf", "-SW", program], capture_output=True, text=True, check=True).stdout
    code, debug = None, 0
    for row in rows.splitlines():
        words = row.replace("[ ", "[").split()
        if len(words) > 5 and words[1] == ".text":
            code = int(words[3], 16), int(words[5], 16)
        debug += int(words[5], 16) if len(words) > 5 and words[1].startswith(".debug") else 0
    return code, debug


def profile_of(program, folder):
    """Returns a merged profile of `main`, in which each sample found another place in the program's code."""
    (start, size), _ = sections(program)
    notes = subprocess.run(["readelf", "-n", program], capture_output=True, text=True, check=True).stdout
    build_id = notes.split("Build ID: ")[1].split()[0]
    places = sorted(random.Random(1).sample(range(start, start + size), ADDRESSES))
    # protoc leaves out numbers that are 0, which the profiler would take for unknown ones: nothing here has the index 0.
    text = f"""version: 1 time_mode: TIME_NONE duration_ns: 1e11 threads: 1 runs: 1
programs {{ path: "{program}" process_id: 1 started_at: 1 }} functions {{ name: "none" }} functions {{ name: "main" }}
contexts {{ function: 0xffffffff parent: 0xffffffff }}
contexts {{ function: 1 parent: 0xffffffff is_flat: true clock_samples: {ADDRESSES} clock_ns: 1e11 }}
edges {{ to: 1 calls: 1 }} objects {{ path: "/none" }} objects {{ path: "{program}" build_id: "{build_id}" }}
clock_sampling {{ samples: {ADDRESSES} ns: 1e11 }}
"""
    text += "".join(f"code {{ context: 1 object: 1 address: {place} samples: 1 ns: 1e6 }}\n" for place in places)
    made = subprocess.run(["protoc", f"--proto_path={STORE}", "--encode=Snapshot", "merged-profile.proto"],
                          input=text.encode(), capture_output=True, check=True).stdout
    profile = folder / "large.vprof"
    profile.write_bytes(b"VAISSNAP" + made)
    return profile


def main():
    parser = command_line.parser("resolver.sh", __doc__)
    command_line.add_measuring(parser, 5, "reports", quick="a small program, one report",
                               check="exit status 1 where a target is missed")
    options = command_line.parse(parser)
    folder = command_line.empty_folder(options, "resolver")
    program = build(folder, *((30, 2) if options.quick else (300, 55)))
    profile = profile_of(program, folder)
    core = timing.cores(1)

    def report(*words):
        return timing.run(timing.Command([options.bin / "vais-profiler", "report", profile, *words], folder), core)

    folded = [report("--libraries=fold", "--inlines=fold") for _ in range(options.repeats)]
    shown = [report() for _ in range(options.repeats)]
    found = json.loads(report("--format", "json").output)["functions"]
    kinds = {function["kind"] for function in found}
    debug, size = sections(program)[1], program.stat().st_size
    shutil.rmtree(folder)
    made = [
        targets.target("100,000 addresses, by CPU time", 2, "s",
                       statistics.median(one.cpu for one in shown) - statistics.median(one.cpu for one in folded)),
        targets.target("memory of that", 500, "MiB", max(one.memory for one in shown) / MIB),
    ]
    print(f"{len(found):,} functions in {size / MIB:,.0f} MiB, of which debug information {debug / MIB:,.0f} MiB")
    if not options.quick:
        targets.print_targets(made)
    (options.build / "resolver.json").write_text(json.dumps({
        "machine": timing.machine(), "repeats": options.repeats, "quick": options.quick, "functions": len(found),
        "bytes": size, "debug_bytes": debug, "targets": made}, indent=1) + "\n", encoding="utf-8")
    if not {"sampled", "inlined"} <= kinds:
        print(f"resolver.py: expected functions that are inlined and that are not, found {sorted(kinds)}", file=sys.stderr)
        return 1
    return 1 if options.check and any(one["met"] is not True for one in made) else 0


if __name__ == "__main__":
    sys.exit(main())
