"""Every system call that the runtime makes is refused in turn, with each error, at every place where it is made."""

import re
import shutil

from harness import ROOT, calls_of, expect, system_call_numbers, text_addresses

ERRORS = {"EPERM": 1, "EINTR": 4, "ENOMEM": 12, "ENOSYS": 38}
# What a full or failing disk says.
OF_THE_DISK = {"ENOSPC": 28, "EIO": 5, "EDQUOT": 122}
INTERRUPTED = ("fallocate", "openat", "pwrite64", "statx")
ON_THE_DISK = ("fallocate", "pwrite64", "openat", "linkat", "mmap")

# The ways in which a program is run, each of which reaches calls that the others do not: options, and the program's
# arguments. With `replaced` a profile has the name already, and a line on stderr names an option that is unknown.
WAYS = {
    "sampled": ("", ()),
    "exact": ("time=exact:memory=exact:toggle_signal=USR2", ()),
    "trace": ("mode=trace", ()),
    "perf": ("sampler=perf:time_budget=100", ()),
    "events": ("events=page-faults", ()),
    "sandbox": ("sandbox=on:memory=exact:children=off", ()),
    "interface": ("", ("interface",)),
    "replaced": ("tiem=none", ()),
}

# Calls of the sources that none of these ways makes, and the tests that do. Those of `sampler=perf` it makes only where an
# event costs little enough, which it measures.
MADE_ELSEWHERE = {
    "getuid": "e2e/hostile/secure-execution", "geteuid": "e2e/hostile/secure-execution",
    "getgid": "e2e/hostile/secure-execution", "getegid": "e2e/hostile/secure-execution",
    "renameat2": "the suite resources", "sync_file_range": "the suite resources", "process_vm_readv": "e2e/fork/children-off",
    "seccomp": "e2e/sandbox/filter", "sched_yield": "unit tests of threads", "sigaltstack": "e2e/control-flow/alternate-stack",
    "clock_getres": "e2e/sampler/more-samples", "getrusage": "e2e/sampler/more-samples",
    "exit": "e2e/interface", "kill": "e2e/output/replaces-only-the-dead", "rt_sigtimedwait": "the suite resources",
}


def calls_in_sources():
    """Returns the names of all system calls in the sources of the runtime."""
    names = set()
    for path in (ROOT / "runtime").rglob("*.cpp"):
        if "report" not in path.parts:
            names |= set(re.findall(r"__NR_(\w+)", path.read_text()))
    return names


class Refusals:
    def __init__(self, suite):
        self.suite = suite
        self.program = suite.program("everything.c", "-O0", "-no-pie")
        self.refuse = suite.tool("refuse.c")
        self.low, self.high = text_addresses(self.program)
        numbers = system_call_numbers()
        self.names = {number: name for name, number in numbers.items()}
        self.refused = 0
        folder = suite.folder("older")
        suite.run([self.program], folder, "output=a.vprof:children=off")
        self.older = folder / "a.vprof"

    def run(self, name, way, number=-1, error=0, first=0, last=0, addresses=None):
        """Runs the program while calls are refused. Returns its folder, what it was, and where it made which calls."""
        folder = self.suite.folder(name)
        options, words = WAYS[way]
        if way == "replaced":
            shutil.copy(self.older, folder / "a.vprof")
        low, high = addresses or (self.low, self.high)
        done = self.suite.run([self.refuse, "calls", low, high, number, error, first, last, self.program, *words], folder,
                              f"output=a.vprof:{options}", timeout=60)
        places = [tuple(int(word, 0) for word in line.split()) for line in (folder / "calls").read_text().splitlines()]
        return folder, done, places

    def check(self, case):
        """The program ends as it does by itself, and what is in its profiles is what it did, or is said to be lost."""
        name, way, number, error, first, last, address = case
        folder, done, places = self.run(name, way, number, error, first, last, (address, address))
        if sum(count for _, _, count in places) >= first:
            self.refused += 1
        call = self.names[number]
        # What a file system has let be interrupted is done again.
        loses_nothing = error == ERRORS["EINTR"] and first == last and call in INTERRUPTED
        found = check_program(self.suite, folder, done, loses_nothing, self.older if way == "replaced" else None)
        if call == "rt_sigprocmask":
            self.expect_profiles(way, found)

    def expect_profiles(self, way, found):
        """There are profiles of the program and, if that is to be recorded, its child."""
        expected = 1 if "children=off" in WAYS[way][0] else 2
        expect(len(found) == expected, f"{expected} profiles", [path.name for path in found])


def check_program(suite, folder, done, loses_nothing=False, older=None):
    """Checks that the program ended as it does by itself, and its profiles, among which `older` may stand. What may be
    missing in a profile are calls whose number it says and, unless it `loses_nothing`, all of a part that it says is not
    in its file. Returns the profiles."""
    made = {int(line.split()[1]): [int(word) for word in line.split()[2:]]
            for line in done.stdout.splitlines() if line.startswith("made ")}
    complaints = [line for line in done.stderr.splitlines() if not line.startswith("vais-profiler: ")]
    expect(done.returncode == 7 and len(made) == 2 and not complaints, "the program's own end and words",
           f"status {done.returncode}, {done.stdout!r}, {done.stderr!r}")
    profiles = [path for path in folder.iterdir() if ".vprof" in path.name]
    expect(profiles or done.stderr, "a profile, or a line that says why there is none")
    for path in profiles:
        expect("tmp" not in path.name, "no temporary file", path.name)
        if older and path.read_bytes() == older.read_bytes():  # the new one did not get the name
            continue
        report = suite.report(path)
        process = report["program"]["pid"]
        if process not in made:  # the kernel refused to say which one it is; the child says first what it did
            process = list(made)[0 if report["program"]["forked"] or path.suffix != ".vprof" else 1]
        calls, allocations = made[process]
        dropped = report["dropped"]
        found = calls_of(report), report["memory"]["total_allocations"]
        if dropped["bytes"] and not loses_nothing:
            expect(found[0] <= calls and found[1] <= allocations, f"at most {calls}, {allocations}", found)
            continue
        expect(calls - dropped["calls"] <= found[0] <= calls, f"{calls} calls less {dropped['calls']} dropped", found[0])
        if report["program"]["memory_mode"] != "none":
            expect(allocations - dropped["allocations"] - dropped["calls"] <= found[1] <= allocations,
                   f"{allocations} allocations less {dropped['allocations']} dropped", found[1])
    return profiles


def check_unhindered(test, way, done):
    """Where nothing is refused, all of it is in the profiles of the program and, if that is recorded, its child."""
    test.expect_profiles(way, check_program(test.suite, test.suite.work / way, done, loses_nothing=True))


def run(suite):
    test = Refusals(suite)
    places, seen = {}, set()
    for way in WAYS:
        _, done, found = test.run(way, way)
        suite.check(way, lambda way=way, done=done: check_unhindered(test, way, done))
        for number, address, count in found:
            places.setdefault((number, address), (way, count))
            seen.add(test.names[number])
    cases = []
    for (number, address), (way, count) in sorted(places.items()):
        name = test.names[number]
        errors = dict(ERRORS, **OF_THE_DISK) if name in ON_THE_DISK else ERRORS
        occurrences = [("first", 1, 1), ("all", 1, 10 ** 9)] + [(f"number-{n}", n, n) for n in range(2, min(count, 12) + 1)]
        for error in errors:
            for which, first, last in occurrences:
                cases.append((f"{name}-{error}-{which}-{address:x}-{way}", way, number, errors[error], first, last, address))
    if not suite.is_long:
        cases = suite.random.sample(cases, 150)
    suite.check_each(cases, test.check)
    suite.figure(f"{test.refused} refusals of {len(seen)} system calls at {len(places)} places in the code")
    unmade = calls_in_sources() - seen - set(MADE_ELSEWHERE)
    if unmade:
        suite.failures.append(f"expected each call of the runtime to be made, found none of {', '.join(sorted(unmade))}")
    document = (ROOT / "docs" / "sandboxes.md").read_text()
    unsaid = {name for name in seen if not re.search(rf"\b{name}\b", document)}
    if unsaid:
        suite.failures.append(f"expected docs/sandboxes.md to name each call, found none of {', '.join(sorted(unsaid))}")
