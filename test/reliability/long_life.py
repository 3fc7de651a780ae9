"""A server that runs for long: its profile and what it holds in memory grow to a size and stay there."""

from harness import calls_of, expect

# The contexts are fewer than the paths, so that their limit is reached.
MODES = {
    "profile": "time=sampled:max_contexts=20000",
    "exact": "time=exact:memory=exact:max_contexts=20000",
    "ring": "mode=trace:trace_ring=8",
}


def check(suite, figures, case):
    name, seconds = case
    program = suite.work / "server"
    folder = suite.folder(name)
    done = suite.run([program, seconds], folder, f"output=a.vprof:{MODES[name]}", timeout=seconds + 120)
    expect(done.returncode == 0 and not done.stderr, "status 0", f"{done.returncode} {done.stderr}")
    *lines, calls = [[int(word) for word in line.split()] for line in done.stdout.splitlines()]
    half, last = lines[len(lines) // 2 - 1], lines[-1]
    expect(last[0] > 1.2 * half[0], "a program that goes on", lines)
    for what, index in (("resident", 1), ("profile", 2)):
        # Where threads meet by chance decides how much of the heap and of the trees is in use.
        expect(last[index] <= 1.1 * half[index] + 4096, f"{what}: a size that stays", [line[index] for line in lines])
    report = suite.report(folder / "a.vprof")
    dropped = {key: value for key, value in report["dropped"].items() if value and key not in ("flat_calls", "timed_calls")}
    expect(not dropped, "nothing dropped", dropped)
    if name != "ring":
        expect(calls_of(report) == calls[0], f"{calls[0]} calls", calls_of(report))
    if name == "exact":
        expect(report["memory"]["current_allocated_bytes"] <= 256 * 2048, "at most the live blocks",
               report["memory"]["current_allocated_bytes"])
    sizes = [f"{what} {half[index] // 1024} to {last[index] // 1024} MiB"
             for what, index in (("resident", 1), ("profile", 2))]
    figures.append(f"{name}: {calls[0] / 1e6:.0f} million calls in {seconds} s, from half of the time on {', '.join(sizes)}")


def run(suite):
    figures = []
    suite.program("server.c", "-O1", "-fno-inline", "-fno-optimize-sibling-calls")
    seconds = suite.number(20, 600)
    suite.check_each([(name, seconds) for name in MODES], lambda case: check(suite, figures, case))
    for figure in sorted(figures):
        suite.figure(figure)
