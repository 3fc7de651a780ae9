"""Space, descriptors, processes and rights run out, and files stand in the way: the program goes on as it would by itself.

The program is that of the refusals.
"""

import contextlib
import importlib.util
import os
import subprocess
import time
from pathlib import Path

from harness import PROGRAMS, calls_of, expect
from refusals import check_program

NOBODY = "setpriv --reuid=65533 --regid=65533 --clear-groups"
IN_NAMESPACE = "unshare -m sh -ec"

# name: what the shell does in a folder of its own, where $program is the program; the profile's name; what one line on
# stderr says, if there is one; how many profiles there are in the end, of the program and its child.
CASES = {
    "few-descriptors": ('ulimit -n 6; exec "$program"', "a.vprof", "", 2),
    "no-descriptors": ('ulimit -n 4; exec "$program"', "a.vprof", "", None),
    "no-standard-descriptors": ('exec "$program" 0<&- 2<&-', "a.vprof", "", 2),
    "few-processes": (f'chmod 777 .; exec {NOBODY} prlimit --nproc=6 "$program"', "a.vprof", "", 2),
    "small-stack": ('ulimit -s 128; exec "$program"', "a.vprof", "", 2),
    "locked-memory": (f'chmod 777 .; exec {NOBODY} prlimit --memlock=0 "$program"', "a.vprof:sampler=perf", "", 2),
    "read-only": (f"""mkdir d; exec {IN_NAMESPACE} 'mount -t tmpfs -o ro none d; exec "$program"'""", "d/a.vprof",
                  "read-only file system", 0),
    "no-proc": (f"""exec {IN_NAMESPACE} 'mount -t tmpfs none /proc; exec "$program"'""", "a.vprof", "", 2),
    "fifo": ('mkfifo f; exec "$program"', "f", "exists and is not a profile", None),
    "link-to-a-folder": ('mkdir d; ln -s d e; "$program" || status=$?; mv d/* .; exit $status', "e/a.vprof", "", 2),
    "folder-of-all": (f'chmod 1777 .; exec {NOBODY} "$program"', "a.vprof", "", 2),
    "file-of-another": (f'echo keep >f; chmod 600 f; chmod 1777 .; exec {NOBODY} "$program"', "f",
                        "exists and is not a profile", None),
    "link-to-a-file": ('echo keep >kept; ln -s kept f; "$program" || { [ $? -eq 7 ] && grep -q keep kept && exit 7; }',
                       "f", "exists and is not a profile", None),
    "umask": ('umask 0777; exec "$program"', "a.vprof", "", 2),
    "nobody-hears": ('(ulimit -f 0; exec "$program" 2>said) || { status=$?; echo "vais-profiler: (unheard)" >&2; exit $status; }',
                     "a.vprof:tiem=none", "(unheard)", 0),
    "removed-folder": ('mkdir d; cd d; rmdir "$PWD"; exec "$program"', "a.vprof", "no such directory", 0),
}


class Resources:
    def __init__(self, suite):
        self.suite = suite
        self.program = suite.program("everything.c", "-O0")
        suite.work.chmod(0o755)
        suite.environment["program"] = str(self.program)
        self.checked = 0

    def check(self, case):
        name, script, output, said, profiles = case
        folder = self.suite.folder(name)
        done = self.suite.run(["sh", "-ec", script], folder, f"output={output}", timeout=60)
        found = check_program(self.suite, folder, done)
        expect(profiles is None or len(found) == profiles, f"{profiles} profiles", [path.name for path in found])
        expect(said in done.stderr, f"to be told: {said}", done.stderr)
        self.checked += 1

    def has(self, script):
        done = subprocess.run(["sh", "-ec", script], env=self.suite.environment, capture_output=True, check=False)
        return done.returncode == 0


def limits(suite, test):
    """Full disks and limits on files, each a little larger than the one before, until all of the profile fits."""
    folder = suite.folder("whole")
    check_program(suite, folder, suite.run([test.program], folder, "output=a.vprof"))
    size = max(path.stat().st_blocks for path in folder.glob("a.vprof*")) // 2 + 64  # in KiB
    sizes = list(range(4, size + size // 4, 64))
    sizes = sizes if suite.is_long else suite.random.sample(sizes, 10)
    cases = []
    for kib in sizes:
        mount = f"mount -t tmpfs -o size={kib}k none d"
        fills = f"""mkdir d; exec {IN_NAMESPACE} '{mount}; "$program" || status=$?
                  if [ "$(ls d)" ]; then cp d/* .; fi; exit $status'"""
        cases.append((f"disk-of-{kib}k", fills, "d/a.vprof", "", None))
        cases.append((f"files-of-{kib}k", f'ulimit -f {2 * kib}; exec "$program"', "a.vprof", "", None))
    for mib in range(100, 1000, 100) if suite.is_long else (100, 400):
        cases.append((f"addresses-of-{mib}m", f'ulimit -v {1024 * mib}; exec "$program"', "a.vprof:memory=exact", "", None))
    return cases


def share_a_name(suite, test, count):
    """As many processes that want the same name at the same moment each have a profile."""
    folder = suite.folder("one-name")
    environment = {**suite.environment, "VAIS_PROFILER_OPTIONS": "output=a.vprof"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen([test.program], cwd=folder, env=environment, **pipes) for _ in range(count)]
    made = {}
    for process in processes:
        said, complained = process.communicate(timeout=60)
        expect(process.returncode == 7 and not complained, "status 7 and no word", f"{process.returncode} {complained}")
        made.update((int(line.split()[1]), int(line.split()[2])) for line in said.splitlines())
    # A profile whose process has ended may have been replaced meanwhile; no file is of two processes, or of none.
    for path in folder.iterdir():
        report = suite.report(path)
        expect(calls_of(report) == made[report["program"]["pid"]], f"{path.name}: {made} calls", calls_of(report))


@contextlib.contextmanager
def own_disk(folder, operation, times=0):
    """Mounts a file system of eio_disk.py below the folder."""
    disk = folder / "disk"
    disk.mkdir()
    command = ["/usr/bin/python3", PROGRAMS / "eio_disk.py", disk, operation, str(times)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + 20
            while not os.path.ismount(disk) and time.monotonic() < end:
                time.sleep(0.02)
            expect(os.path.ismount(disk), "a mounted file system")
            yield disk
        finally:
            subprocess.run(["umount", "-l", disk], capture_output=True, check=False)
            server.terminate()


def fail_on_disk(suite, test, case):
    """On a file system whose operations fail from the Nth on, the program goes on; what it leaves may be lost with it."""
    operation, times = case
    folder = suite.folder(f"eio-{operation}-{times}")
    with own_disk(folder, operation, times) as disk:
        done = suite.run([test.program], folder, "output=disk/a.vprof", timeout=60)
        expect(done.returncode == 7 and len(done.stdout.splitlines()) == 2, "the program's own end and words",
               f"{done.returncode} {done.stdout} {done.stderr}")
        if operation == "write" and "not saved" not in done.stderr:  # what it has stored in the mapping is there
            suite.report(disk / "a.vprof")
        others = [line for line in done.stderr.splitlines() if not line.startswith("vais-profiler: ")]
        expect(not others, "no other words", others)


def write_at_the_end(suite, test):
    """Where files cannot be mapped, there are whole profiles of the program and its child once they have exited."""
    folder = suite.folder("unmapped")
    with own_disk(folder, "unmapped") as disk:
        done = suite.run([test.program], folder, "output=disk/a.vprof", timeout=60)
        found = check_program(suite, disk, done, loses_nothing=True)
        expect(len(found) == 2, "2 profiles", [path.name for path in found])
        expect(done.stderr.count("written when the program exits") == 1, "to be told once", done.stderr)


def has_fuse():
    return importlib.util.find_spec("fuse") and Path("/dev/fuse").exists() and os.geteuid() == 0


def run(suite):
    test = Resources(suite)
    cases = [(name, *case) for name, case in CASES.items()]
    if test.has(f"{IN_NAMESPACE} 'mount -t tmpfs none /mnt'"):
        cases += limits(suite, test)
    else:
        cases = [case for case in cases if IN_NAMESPACE not in case[1] and NOBODY not in case[1]]
        suite.leave_out("full disks, read-only file systems and other users: they take root's rights")
    suite.check_each(cases, test.check)
    for count in suite.number((8,), (2, 4, 8, 16, 32)):
        suite.check(f"{count} with one name", lambda count=count: share_a_name(suite, test, count))
    # Of the operations after these, some are of what the program has stored in the mapping; at the end all of it is.
    later = {"write": (*range(10, 100, 10), *range(100, 3000, 100)), "read": range(1, 20)}
    failing = [(operation, times) for operation in ("open", "write", "rename", "read")
               for times in suite.number((1, 3, *list(later.get(operation, ()))[::9]),
                                         (*range(1, 9), *later.get(operation, ())))]
    if has_fuse():
        suite.check_each(failing, lambda case: fail_on_disk(suite, test, case), jobs=2)
        # Their child's file can be opened, and not be mapped.
        suite.check_each([("unmapped", 2), ("unmapped", 3)], lambda case: fail_on_disk(suite, test, case))
        suite.check("unmapped", lambda: write_at_the_end(suite, test))
        suite.figure(f"{len(failing)} points at which a file system begins to fail with EIO, in opening, writing, reading or naming")
    else:
        suite.leave_out("file systems that fail with EIO: they take python3-fuse and root's rights")
    suite.figure(f"{test.checked} shortages and obstacles")
