"""Measures how accurate profiles are, and prints the table of accuracy.sh."""

import json
import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import command_line
import cycle_source
import real_programs
import self_times
import timing
import variants
from bench import Bench, Truth
from product import compile_with, self_times as our_times
from rows import Rows
from workloads import FLAGS, SOURCES

MODES = ("sampled", "exact")
STATES = ("quiet", "busy")


def real(bench, rows):
    """Measures shares of programs that nobody made to be measured: functions with 1 % and more of
    the time, the others together. What both numbers of samples explain is no error."""
    programs = real_programs.quick_programs() if bench.options.quick else \
        real_programs.all_programs(bench, bench.options.sources)
    for program in programs:
        name = program.name
        if bench.options.programs and name not in bench.options.programs:
            continue
        missing = [path for path in program.needs if not path.exists()]
        if missing:
            rows.leave_out(name, f"{missing[0].name} is not there")
            continue
        try:
            real_programs.build(bench, program)
            truth = Truth(bench, name, program.arguments, callers=True)
            found = [profiled_shares(bench, program, truth) for _ in range(bench.repeats)]
        except timing.RunError as error:
            rows.leave_out(name, str(error))
            continue
        explained = 100 * statistics.median(one.explained for one in found)
        rows.add(f"{name}: misattributed against perf, {explained:.1f} % explained by samples",
                 [100 * one.distance for one in found], round(explained + program.limit, 1))
        rows.add_value(f"{name}: true shares within their 95 % interval",
                       100 * statistics.mean(one.within for one in found), 90, at_least=True)
        rows.add(f"{name}: the farthest true share, in error bars", [one.farthest for one in found],
                 program.farthest, unit="×")
        rows.add(f"{name}: sum of self times against plain CPU time",
                 [100 * (one.total_ns / 1e9 / one.plain_cpu - 1) for one in found], 3, absolute=True)
        rows.add(f"{name}: own cost, of plain CPU time",
                 [100 * one.own_ns / 1e9 / one.plain_cpu for one in found])
        rows.notes[f"{name}: perf's samples, ours"] = [truth.total, found[0].samples]
        rows.notes[f"{name}: percent of self time, by function"] = {
            function: [round(100 * share, 2), round(100 * found[0].shares[function], 2)]
            for function, share in grouped(truth.shares, truth.shares).items()}


LEAST_SHARE = 0.01
OTHERS = "(others)"


def grouped(shares, truth):
    """Returns the shares of functions with 1 % and more by the truth, and that of all others."""
    table = {name: shares.get(name, 0) for name, share in truth.items() if share >= LEAST_SHARE}
    table[OTHERS] = sum(shares.values()) - sum(table.values())
    return table


@dataclass
class Found:
    """What one profile says of a program."""

    shares: dict
    distance: float   # from the truth
    explained: float  # of it, by both numbers of samples
    within: float     # the part of functions whose true share is in the interval
    farthest: float   # true share, in half widths
    samples: int
    total_ns: float   # of self times
    own_ns: float     # what the profiler says that it cost
    plain_cpu: float  # seconds


def profiled_shares(bench, program, truth):
    """Makes one plain and one profiled run."""
    plain = bench.run_plain(program.name, *program.arguments)
    _, report = bench.run_profiled(program.name, "sampled", *program.arguments)
    times = our_times(report)
    total = sum(time for time, _ in times.values())
    shares = {one: time / total for one, (time, _) in times.items()}
    true, ours = grouped(truth.shares, truth.shares), grouped(shares, truth.shares)
    samples = max(1, report["cpu_sampling"]["samples"])
    off = []  # in half widths
    for function, share in true.items():
        if function != OTHERS:
            width = ((times.get(function, (0, 0))[1] / total) ** 2 +
                     truth.half_width(function) ** 2) ** 0.5
            off.append(abs(share - ours[function]) / width)
    return Found(ours, self_times.distance(true, ours),
                 self_times.noise(true, truth.total, samples),
                 statistics.mean(one <= 1 for one in off), max(off), samples,
                 total, report["overhead"]["ns"], plain.cpu)


def totals(bench, rows):
    """Compares the sum of self times with the CPU time of the plain program, in alternating
    runs."""
    for name, argument in (("fib", 32 if bench.options.quick else 38),
                           ("mix", bench.scaled(5000000))):
        for state in STATES:
            errors = {mode: [] for mode in MODES}
            with bench.busy(state):
                for _ in range(bench.repeats):
                    bare = bench.run_plain(name, argument).cpu * 1e9
                    for mode in MODES:
                        _, report = bench.run_profiled(name, mode, argument)
                        total = sum(time for time, _ in our_times(report).values())
                        errors[mode].append(100 * (total / bare - 1))
            number = 1 if name == "fib" else 2
            for mode in MODES:
                rows.add(f"({number}) {mode}, {state}: total of self times, error",
                         errors[mode], 5 if mode == "sampled" else None, absolute=True)


def shares_of_mix(bench, rows, truth):
    """Misattributed share of workload 2, in runs of about 0.1, 1 and 10 s of CPU time."""
    names = list(truth.shares)
    table = {name: {"perf": round(100 * share, 2)} for name, share in truth.shares.items()}
    for length, steps, modes, limits in (
            ("0.1 s", 700000, ["sampled"], {}),
            ("1 s", 7000000, MODES, {"quiet": 5, "busy": 5.5}),
            ("10 s", 70000000, ["sampled", "none"], {"quiet": 3, "busy": 3.5})):
        for state in STATES:
            found = {mode: [] for mode in modes}
            seen = {mode: [] for mode in modes}
            with bench.busy(state):
                for _ in range(bench.repeats):
                    for mode in modes:
                        _, report = bench.run_profiled("mix", mode, bench.scaled(steps))
                        times = {name: time for name, (time, _) in our_times(report).items()}
                        seen[mode].append(self_times.shares(times, names))
                        found[mode].append(100 * self_times.distance(seen[mode][-1], truth.shares))
            for mode in modes:
                rows.add(f"(2), {length}, {mode}, {state}: misattributed against perf",
                         found[mode], limits.get(state) if mode == "sampled" else None)
                for name in names:
                    table[name][f"{length}, {mode}, {state}"] = round(
                        100 * statistics.median(shares[name] for shares in seen[mode]), 2)
    rows.notes["(2): percent of self time, by function"] = table


def peers_of_mix(bench, rows, truth):
    """Measures the same for the peers that report self times. gprof has few samples and needs
    long runs."""
    mix = SOURCES / "mix.c"
    xray_flags = [*FLAGS, *variants.XRAY]
    major = bench.options.llvm
    peers = {
        "gprof": ([mix], [*FLAGS, "-pg"], variants.plain_command, self_times.gprof, 30000000),
        "uftrace": ([mix], [*FLAGS, "-pg"], variants.uftrace, self_times.uftrace, 300000),
        "xray-profiling": ([mix, variants.PEERS / "xray_main.c"], xray_flags,
                           variants.xray("xray-profiling"),
                           lambda program, folder: self_times.xray(program, folder, major),
                           1000000)}
    for peer, (sources, flags, command, reader, steps) in peers.items():
        folder = bench.folder(peer)
        program = folder / "mix"
        try:
            compile_with(bench.product.clang, sources, flags, program)
            for state in STATES:
                found = []
                with bench.busy(state):
                    for _ in range(min(3, bench.repeats)):
                        for old in folder.glob("xray-log.*"):
                            old.unlink()
                        shutil.rmtree(folder / "trace", ignore_errors=True)
                        timing.run(command(program, [bench.scaled(steps)], folder), bench.core)
                        found.append(100 * self_times.distance(
                            self_times.shares(reader(program, folder), list(truth.shares)),
                            truth.shares))
                rows.add(f"(2) {peer}, {state}: misattributed against perf", found)
        except timing.RunError as error:
            rows.leave_out(f"(2) {peer}", str(error))


def error_bars(bench, rows, truth):
    """Measures how often a function's true share lies in the interval that the report gives.
    The error of perf is added to the interval."""
    inside, worst = [], {}
    for _ in range(bench.scaled(40)):
        _, report = bench.run_profiled("mix", "sampled", bench.scaled(1000000))
        times = our_times(report)
        total = sum(times[name][0] for name in truth.shares if name in times)
        for name, share in truth.shares.items():
            if share < 0.001:  # what a program does once depends on how long it runs
                continue
            time, error = times.get(name, (0, 0))
            width = ((error / total) ** 2 + truth.half_width(name) ** 2) ** 0.5
            within = abs(time / total - share) <= width
            inside.append(100.0 * within)
            worst.setdefault(name, []).append(within)
    rows.add_value("(2) sampled, quiet: true shares within their 95 % interval",
                   statistics.mean(inside), 90, at_least=True)
    rows.notes["share of the 40 repeats within the interval, by function"] = {
        name: round(100 * statistics.mean(one), 1) for name, one in worst.items()}


def cycles(bench, rows, has_perf):
    """Measures the misattributed share in rings of functions whose cost is known."""
    for size in (2, 50, 500):
        name = f"cycle-{size}"
        source = bench.work / f"{name}.c"
        source.write_text(cycle_source.source(size), encoding="utf-8")
        bench.build(name, source)
        arguments = (bench.scaled(5000000 // (20 * size)), 20 * size)
        found = {mode: [] for mode in MODES}
        for _ in range(bench.repeats):
            for mode in MODES:
                _, report = bench.run_profiled(name, mode, *arguments)
                calls = {one["name"]: one["calls"] for one in report["functions"]
                         if one["name"].startswith("ring")}
                times = {one: time for one, (time, _) in our_times(report).items()}
                known = cycle_source.share(calls)
                found[mode].append(100 * self_times.distance(
                    self_times.shares(times, list(known)), known))
        for mode in MODES:
            rows.add(f"cycle of {size}, {mode}, quiet: misattributed", found[mode],
                     5 if mode == "sampled" else None)
        if has_perf:
            by_perf = Truth(bench, name, arguments, list(known))
            rows.add_value(f"cycle of {size}: perf against the known costs",
                           100 * self_times.distance(by_perf.shares, known))


def tails(bench, rows):
    """Measures the self time of a function that spends most of it in a few of its calls."""
    bench.build("tail", SOURCES / "tail.c")
    for label, calls, odds, short, long in (("99 % 1 µs + 1 % 500 µs", 200000, 100, 1000, 500000),
                                            ("99.9 % 1 µs + 0.1 % 5 ms", 200000, 1000, 1000,
                                             5000000)):
        for state in STATES:
            for mode in MODES:
                errors, bars = [], []
                with bench.busy(state):
                    for _ in range(bench.repeats):
                        run, report = bench.run_profiled("tail", mode, bench.scaled(calls), odds,
                                                         short, long)
                        known, uncertain = map(float, run.output.split())
                        time, bar = our_times(report)["work"]
                        errors.append(100 * (time / known - 1))
                        width = (bar ** 2 + (1.96 * uncertain) ** 2) ** 0.5
                        bars.append(abs(time - known) / width if width else float("inf"))
                held = mode == "sampled" and state == "busy"
                rows.add(f"{label}, {mode}, {state}: self time, error", errors,
                         5 if held else None, absolute=True)
                if mode == "sampled":
                    rows.add(f"{label}, {mode}, {state}: error, in error bars", bars,
                             1 if held else None, unit="×")


SECTIONS = ("mix", "peers", "intervals", "real", "totals", "cycles", "tails")


def measure(bench, rows):
    """Measures the sections that were asked for."""
    truth = None
    bench.build("fib", SOURCES / "fib.c")
    bench.build("mix", SOURCES / "mix.c")
    _, report = bench.run_profiled("mix", "none", 1000)
    names = [function["name"] for function in report["functions"]]
    try:
        truth = Truth(bench, "mix", [bench.scaled(10000000)], names)
        rows.notes["samples of perf"] = truth.total
    except timing.RunError as error:
        rows.leave_out("whatever is compared with perf", str(error))
    measured = {"totals": lambda: totals(bench, rows),
                "cycles": lambda: cycles(bench, rows, truth is not None),
                "tails": lambda: tails(bench, rows)}
    if truth:
        measured.update({"mix": lambda: shares_of_mix(bench, rows, truth),
                         "peers": lambda: peers_of_mix(bench, rows, truth),
                         "intervals": lambda: error_bars(bench, rows, truth),
                         "real": lambda: real(bench, rows)})
    for section in SECTIONS:
        if section in bench.options.only and section in measured:
            measured[section]()


def arguments():
    """Parses the command line that accuracy.sh passes on."""
    parser = command_line.parser("accuracy.sh", __doc__)
    parser.add_argument("--samples", type=int, default=40000, help="of perf, at least (40000)")
    parser.add_argument("--sources", type=Path, default=Path("build/test/real"),
                        help="where test/real/run.sh has left Debian's sources (build/test/real)")
    parser.add_argument("--only", type=lambda names: names.split(","), default=SECTIONS,
                        help="sections, separated by commas: " + ",".join(SECTIONS))
    parser.add_argument("--programs", nargs="+", metavar="NAME", help="of the section real: lua …")
    command_line.add_measuring(
        parser, 7, "runs of each kind",
        quick="little work, one run of each: tests the script, measures nothing",
        check="exit status 1 where a target is missed or could not be measured")
    return command_line.parse(parser)


def main():
    options = arguments()
    bench, rows, about = Bench(options, "accuracy"), Rows(options.quick), timing.machine()
    measure(bench, rows)
    print(f"{about['processor']}, {about['cores']} cores, Linux {about['kernel']}; "
          f"clang-{options.llvm} -O2; load before {about['load_before']}\n"
          f"medians of {options.repeats} runs on one core, ± half the distance of the quartiles; "
          "busy: another process spins on that core\n")
    rows.notes["percent of the core that quiet runs had"] = \
        round(statistics.median(bench.quiet_share), 1)
    rows.print()
    print(f"\nquiet runs had {statistics.median(bench.quiet_share):.0f} % of their core")
    (options.build / "accuracy.json").write_text(json.dumps({
        "machine": about, "llvm": options.llvm, "repeats": options.repeats,
        "quick": options.quick, "rows": rows.rows, "left_out": rows.left_out,
        "notes": rows.notes}, indent=1) + "\n", encoding="utf-8")
    missed = rows.left_out or any(row["met"] is False for row in rows.rows)
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
