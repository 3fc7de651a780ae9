"""Handlers that record interrupt every instruction of every hook, and arrive ten thousand times a second."""

from harness import PROGRAMS, calls_of, expect

TIMES = ("none", "sampled", "exact")
MEMORIES = ("sampled", "exact")
MODES = [f"time={time}:memory={memory}" for time in TIMES for memory in MEMORIES] + ["mode=trace"]
# At all steps, and rarely enough that a handler finds places as other code has left them.
STRIDES_SHORT, STRIDES_LONG = (1, 301), (1, 2, 3, 5, 7, 301, 305, 309, 313, 317, 321)
WAYS_OF_BUILDING = (("O0",), ("O2",), ("O2", "inline=on"), ("O1", "calls=hooks"))
RATE = 10000  # signals a second to each thread


def check(suite, counts, case):
    program, kind, number, mode = case
    folder = suite.folder(f"{program.name}-{kind}-{number}-{mode.replace(':', '-')}")
    # Samples would end a single step early; a handler of theirs is interrupted like other code.
    sampler = "off" if kind == "steps" else "tick"
    done = suite.run([program, kind, number], folder, f"output=a.vprof:sampler={sampler}:{mode}", timeout=60)
    expect(done.returncode == 0 and not done.stderr, "status 0", f"{done.returncode} {done.stderr}")
    calls, allocations, size, frees, handled = (int(word) for word in done.stdout.split())
    report = suite.report(folder / "a.vprof")
    memory = report["memory"]
    expect(handled > 0, "handled signals")
    expect(calls_of(report) == calls, f"{calls} calls", f"{calls_of(report)}, dropped {report['dropped']}")
    found = [memory[f"total_{what}"] for what in ("allocations", "allocated_bytes", "deallocations")]
    expect(found == [allocations, size, frees], [allocations, size, frees], found)
    if "memory=exact" in mode:
        expect(memory["current_allocated_bytes"] == 0, "no block alive", memory["current_allocated_bytes"])
    dropped = {key: value for key, value in report["dropped"].items() if value}
    expect(not dropped, "nothing dropped", dropped)
    counts[kind] = counts.get(kind, 0) + handled


def run(suite):
    cases, counts = [], {}
    for level, *options in WAYS_OF_BUILDING:
        suite.environment["VAIS_PROFILER_PASS_OPTIONS"] = ";".join([f"allocators={PROGRAMS / 'pool.txt'}", *options])
        name = "-".join([level, *options]).replace("=", "-")
        program = suite.program("interrupted.c", f"-{level}", "-fno-inline", name=name)
        for mode in MODES:
            cases += [(program, "steps", stride, mode) for stride in suite.number(STRIDES_SHORT, STRIDES_LONG)]
        modes = MODES if suite.is_long else [suite.random.choice(MODES)]
        cases += [(program, "storm", RATE, mode) for mode in modes]
    suite.check_each(cases, lambda case: check(suite, counts, case))
    for kind, text in (("steps", "after single instructions"), ("storm", f"in storms of {RATE} a second and thread")):
        suite.figure(f"{counts.get(kind, 0):,} handlers that record, {text}")
