"""Under valgrind's memcheck, instrumented programs have no report, and their counts are the same."""

import shutil

from harness import calls_of, expect
from refusals import check_program

MODES = ("", "time=none", "time=exact:memory=exact", "memory=none", "mode=trace", "mode=trace:trace_ring=1", "sandbox=on")
VALGRIND = ("valgrind", "-q", "--error-exitcode=99", "--fair-sched=yes")


def check(suite, case):
    name, program, words, mode = case
    folder = suite.folder(f"{name}-{mode.replace(':', '-') or 'sampled'}")
    done = suite.run([*VALGRIND, program, *words], folder, f"output=a.vprof:{mode}", timeout=300)
    if name.startswith("everything"):
        check_program(suite, folder, done)
        return
    expect(done.returncode == 0 and not done.stderr, "no report", f"{done.returncode} {done.stderr}")
    made = int(done.stdout.split()[-1])
    report = suite.report(folder / "a.vprof")
    found = calls_of(report) + report["dropped"]["calls"]
    expect(found == made or "ring" in mode, f"{made} calls", found)


def run(suite):
    if not shutil.which("valgrind"):
        suite.leave_out("all of it: it takes valgrind")
        return
    cases = []
    for level in suite.number(("O1",), ("O0", "O1", "O2", "O3")):
        flags = (f"-{level}", "-fno-inline", "-fno-optimize-sibling-calls", "-gdwarf-4")
        programs = [("everything", suite.program("everything.c", *flags, name=f"everything-{level}"), ("interface",)),
                    ("server", suite.program("server.c", *flags, name=f"server-{level}"), ("3",))]
        cases += [(f"{name}-{level}", program, words, mode) for name, program, words in programs
                  for mode in suite.number(MODES[::2], MODES)]
    suite.check_each(cases, lambda case: check(suite, case))
    suite.figure(f"{len(cases)} runs without a report")
