"""A storm of `kill -9`: whenever a program dies, all that it did until then is in its profile."""

import os
import struct
import subprocess
import time

from harness import expect, calls_of, kill_group

KINDS = ("calls", "threads", "tree", "heap", "forks")
MODES = ("", "time=none", "time=exact", "memory=exact", "time=exact:memory=exact", "memory=none", "sampler=perf",
         "mode=trace", "mode=trace:trace_ring=1")
SLOTS, SLOT = 16384, struct.Struct("<8Q")


class Storm:
    def __init__(self, suite):
        self.suite = suite
        keeps_calls = ("-fno-inline", "-fno-optimize-sibling-calls")
        self.programs = [suite.program("storm.c", f"-{level}", *keeps_calls, name=f"storm-{level}")
                         for level in ("O0", "O2")]
        self.kills = self.compared = self.calls = 0

    def draw(self, number):
        """Returns what one program does, and when it is killed: half of them within 5 ms."""
        random = self.suite.random
        longest = random.choice([0.001, 0.005, 0.03, 0.15])
        return (f"{number}", random.choice(self.programs), random.choice(KINDS), random.choice(MODES),
                random.random() * longest, random.random() < 0.2)

    def check(self, case):
        name, program, kind, mode, delay, after_main = case
        folder = self.suite.folder(name)
        slots = folder / "slots"
        with open(slots, "wb") as file:
            file.truncate(SLOTS * SLOT.size)
        with open(slots, "r+b") as file:
            self.kill(program, kind, mode, delay, folder, file if after_main else None)
        made = self.made(slots)
        self.compare(folder, made, mode, 4 if kind == "threads" else 1)
        self.kills += 1

    def kill(self, program, kind, mode, delay, folder, seen):
        environment = {**self.suite.environment, "VAIS_PROFILER_OPTIONS": f"output=%p.vprof:{mode}"}
        with subprocess.Popen([program, "slots", kind], cwd=folder, env=environment, start_new_session=True,
                              stderr=subprocess.PIPE) as process:
            end = time.monotonic() + 60
            while seen and os.pread(seen.fileno(), 16, SLOT.size)[8:] == bytes(8) and time.monotonic() < end:
                time.sleep(0.0002)
            time.sleep(delay)
            expect(process.poll() is None, "a program that runs until it is killed", process.returncode)
            kill_group(process.pid)
            said = process.communicate()[1]
            expect(not said, "no word on stderr", said)
            while is_group(process.pid):
                time.sleep(0.001)

    def made(self, path):
        """Returns, by process, the numbers of its slots added up."""
        made = {}
        data = path.read_bytes()
        for offset in range(SLOT.size, len(data), SLOT.size):
            process, *numbers = SLOT.unpack_from(data, offset)
            if not process:
                break
            sums = made.setdefault(process, [0] * 5)
            for i, number in enumerate(numbers[:5]):
                sums[i] += number
        return made

    def compare(self, folder, made, mode, threads):
        """Each of a process's threads may have been in the middle of a call."""
        names = {path.name for path in folder.iterdir()} - {"slots"}
        for process, (calls, allocating, allocated, freeing, freed) in made.items():
            name = f"{process}.vprof"
            if name not in names:
                expect(calls == 0, f"a profile of {calls} calls", names)
                continue
            names.remove(name)
            report = self.suite.report(folder / name)
            found, memory = calls_of(report), report["memory"]
            self.compared += 1
            self.calls += found
            dropped = {key: value for key, value in report["dropped"].items() if value and key not in ("timed_calls",)}
            expect(not dropped, f"{name}: nothing dropped", dropped)
            if "ring" in mode:
                expect(found <= calls + threads, f"{name}: at most {calls} calls", found)
                continue
            expect(calls <= found <= calls + threads, f"{name}: {calls} calls and at most {threads} more", found)
            if "memory=none" not in mode:
                expect(allocated <= memory["total_allocations"] <= allocating,
                       f"{name}: {allocated} to {allocating} allocations", memory["total_allocations"])
                expect(freed <= memory["total_deallocations"] <= freeing, f"{name}: {freed} to {freeing} frees",
                       memory["total_deallocations"])
        for name in names:  # of processes that had not come to count
            expect(name.endswith(".vprof"), "no file but profiles", name)
            expect(calls_of(self.suite.report(folder / name)) <= 2, f"{name}: no calls")


def is_group(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def run(suite):
    storm = Storm(suite)
    suite.check_each([storm.draw(number) for number in range(suite.number(50, 1000))], storm.check)
    suite.figure(f"{storm.kills} kills, {storm.compared} profiles compared, {storm.calls:,} calls in them")
