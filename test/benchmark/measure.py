"""Builds and times the workloads of run.sh: interleaved rounds on one core, CPU time, medians."""
import json
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 11
ARGUMENT = "35"
FLAGS = ["-O2", "-fno-optimize-sibling-calls"]  # else half of fib's calls become a loop
HERE = Path(__file__).resolve().parent


def build(build_dir, major):
    """Returns name -> (command, environment) of what is timed."""
    work = build_dir / "programs"
    work.mkdir(exist_ok=True)
    clang = f"clang-{major}"
    env = dict(os.environ, VAIS_PROFILER_CLANG=clang)
    wrapper = build_dir / "bin" / "vais-profiler-clang"
    for compiler, source, program in ((clang, "fib.c", "plain"), (wrapper, "fib.c", "profiled"),
                                      (clang, "two_stamps.c", "two_stamps")):
        subprocess.run([compiler, *FLAGS, HERE / source, "-o", work / program], check=True, env=env)

    def profiled(options):
        value = f"output={work}/{options.replace('=', '-')}.vprof:{options}"
        return [work / "profiled", ARGUMENT], dict(env, VAIS_PROFILER_OPTIONS=value)

    return {
        "baseline": ([work / "plain", ARGUMENT], env),
        "two bare stamps": ([work / "two_stamps", ARGUMENT], env),
        "off": profiled("start=off"),
        "time=none": profiled("time=none"),
        "time=sampled": profiled("time=sampled"),
        "time=exact": profiled("time=exact"),
    }


def cpu_seconds(command, env):
    """CPU time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def calls_made(build_dir):
    """Call pairs in one run, as counted by the profiler itself."""
    said = subprocess.run([build_dir / "bin" / "vais-profiler", "report", "--format", "json",
                           build_dir / "programs" / "time-none.vprof"],
                          stdout=subprocess.PIPE, check=True)
    return sum(function["calls"] for function in json.loads(said.stdout)["functions"])


def main():
    build_dir, major = Path(sys.argv[1]).resolve(), sys.argv[2]
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    programs = build(build_dir, major)
    times = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, (command, env) in programs.items():
            times[name].append(cpu_seconds(command, env))

    calls = calls_made(build_dir)
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians["baseline"]
    print(f"fib({ARGUMENT}), clang-{major} -O2, {calls:,} call pairs, "
          f"medians of {ROUNDS} interleaved runs, CPU time\n")
    print(f"{'':18}{'seconds':>9}{'× baseline':>12}{'ns a pair above':>17}{'least':>8}")
    results = {}
    for name, seconds in medians.items():
        above = (seconds - base) / calls * 1e9
        least = (min(times[name]) - min(times["baseline"])) / calls * 1e9
        results[name] = {"seconds": seconds, "ratio": seconds / base, "ns_per_pair": above,
                         "least_ns_per_pair": least}
        print(f"{name:18}{seconds:9.3f}{seconds / base:12.2f}{above:17.2f}{least:8.2f}")
    (build_dir / "results.json").write_text(json.dumps({"calls": calls, "results": results}, indent=1))


main()
