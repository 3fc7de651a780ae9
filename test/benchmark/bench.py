"""Plain and profiled programs, how they are run, and perf's view of them as the truth."""

import contextlib

import command_line
import self_times
import timing
from product import Product, compile_with
from workloads import FLAGS


class Bench:
    """Programs by name, plain and profiled, and one core to run them on."""

    def __init__(self, options, name):
        self.options = options
        self.work = command_line.empty_folder(options, name)
        self.product = Product(options.bin, options.llvm)
        self.core = timing.cores(1)
        self.is_busy = False
        self.statuses = {}  # exit statuses of programs that do not end with 0
        self.quiet_share = []  # of the core, in runs that should have had it to themselves

    def scaled(self, count):
        """Returns a smaller number for --quick."""
        return max(1, count // 20) if self.options.quick else count

    @property
    def repeats(self):
        """Returns the number of runs of each kind."""
        return self.options.repeats

    def folder(self, name):
        """Returns the folder of that name, which is made if necessary."""
        folder = self.work / name
        folder.mkdir(exist_ok=True)
        return folder

    def build(self, name, source, flags=(*FLAGS, "-lm")):
        """Builds the program plain and profiled, as the pass chooses by default."""
        # Libraries, which the linker wants behind what needs them, are the last of the flags.
        flags = ["-w", *flags]
        compile_with(self.product.clang, source, flags, self.folder("plain") / name)
        self.product.build(source, flags, self.folder("profiled") / name)

    def build_for_callers(self, name, source, flags):
        """Builds the program plain, but so that stacks show the callers of tail calls."""
        compile_with(self.product.clang, source, ["-w", "-fno-optimize-sibling-calls", *flags],
                     self.folder("for-callers") / name)

    @contextlib.contextmanager
    def busy(self, state):
        """Keeps another process on the core while the block runs, if asked to."""
        self.is_busy = state == "busy"
        with timing.Spinner(next(iter(self.core)) if self.is_busy else None):
            yield
        self.is_busy = False

    def run_plain(self, name, *arguments):
        """Makes one run."""
        folder = self.folder("plain")
        return self.run(timing.Command([folder / name, *arguments], folder), name)

    def run_profiled(self, name, mode, *arguments):
        """Makes one run and its report."""
        folder = self.folder("profiled")
        command, profile = self.product.command(folder / name, arguments, folder, f"time={mode}")
        return self.run(command, name), self.product.report(profile)

    def run(self, command, name):
        """Makes one run and notes how quiet the core was."""
        command.status = self.statuses.get(name, 0)
        run = timing.run(command, self.core)
        if not self.is_busy:
            self.quiet_share.append(100 * run.cpu / run.wall)
        return run


class Truth:
    """The shares of self time by perf of a program that is not profiled, over several merged runs.
    With `callers` the time of a library, and of the kernel, belongs to the function that called it,
    as in our reports. `names` are the functions that have shares; without it all that perf has
    seen."""

    def __init__(self, bench, name, arguments, names=None, callers=False):
        self.samples = {}
        self.runs = 0
        folder = bench.folder(f"perf-{name}")
        program = bench.folder("for-callers" if callers else "plain") / name
        how = ["-e", "cpu-clock", "-F", "2000", "--call-graph", "dwarf,16384"] if callers else \
            ["-e", "cpu-clock:u", "-F", "10000"]
        read = self_times.perf_callers if callers else self_times.perf
        least = bench.scaled(bench.options.samples // (4 if callers else 1))
        while self.runs < 20 and self.count(names) < least:
            command = timing.Command(["perf", "record", "-q", *how, "-o", "perf.data", "--",
                                      program, *arguments], folder)
            command.status = bench.statuses.get(name, 0)
            timing.run(command, bench.core)
            for function, number in read(program, folder).items():
                self.samples[function] = self.samples.get(function, 0) + number
            self.runs += 1
        self.shares = self_times.shares(self.samples, names or list(self.samples))
        self.total = self.count(names)

    def count(self, names):
        """Returns the number of samples in these functions."""
        return sum(self.samples.get(one, 0) for one in names or self.samples)

    def half_width(self, name):
        """Returns the half width of the 95 % interval of a share, by the number of samples."""
        share = self.shares[name]
        return 1.96 * (share * (1 - share) / self.total) ** 0.5
