"""Recording from a program: profilers that it creates and feeds by hand, and the one of the
process, which also knows what instrumented code recorded.

    void *profiler = vais_profiler_create(NULL);
    vais_profiler_start(profiler);
    vais_profiler_record_call(profiler, \"main\", \"parse\");
    vais_profiler_stop(profiler);
    printf(\"%zu edges\\n\", vais_profiler_get_stats(profiler).call_graph_edges);
    vais_profiler_destroy(profiler);

Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed.

**Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.

**Threads.** Every function may be called from any thread at any time, also on the same
profiler; only vais_profiler_destroy() must be the last call on its handle. Each call takes the
lock of its profiler for a short time.

**Signals.** No function may be called from a signal handler: it could wait for the lock that
the interrupted thread holds. A child made by fork() may use a profiler if no other thread was
in a call on it at that moment. errno is kept.

**Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
or not UTF-8 is ignored. Texts are told apart by content, not by address.

**Memory** comes from the kernel, not from malloc, so the functions may be called in an
allocator. When there is none left, what was to be recorded is lost.

**Sums** that would not fit a size_t stay at SIZE_MAX.

The cost of a function is named in its last line:
- *short*: a few nanoseconds
- *record*: tens of nanoseconds while the profiler runs, short otherwise; now and then a table
  grows, which takes time in proportion to its size
- *system call*: microseconds, more the more was recorded

Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu.
"""

import ctypes
import enum


class _Text(ctypes.c_char_p):
    """A parameter that is text: bytes, or a str, which becomes UTF-8."""

    @classmethod
    def from_param(cls, value):
        return ctypes.c_char_p(value.encode() if isinstance(value, str) else value)


def _layout(structure, size, *fields):
    """Gives a structure its fields (name, type, offset, size) and holds its layout against that of C."""
    structure._fields_ = [(name, kind) for name, kind, _, _ in fields]
    if ctypes.sizeof(structure) != size:
        raise ImportError(
            f"{structure.__name__}: expected {size} bytes, found {ctypes.sizeof(structure)}")
    for name, _, offset, length in fields:
        field = getattr(structure, name)
        if (field.offset, field.size) != (offset, length):
            raise ImportError(f"{structure.__name__}.{name}: expected {length} bytes at {offset}, "
                              f"found {field.size} at {field.offset}")


def _enumerator(kind, value):
    """The member of an enum; a value that this module does not know stays a number."""
    return kind._value2member_map_.get(value, value)



class VaisProfilerConfig(ctypes.Structure):
    """What a profiler records. 24 bytes.

    sample_interval_ms: milliseconds between the samples that the program takes
    track_memory: false: allocations and deallocations are ignored
    build_call_graph: false: calls are ignored
    max_samples: samples kept; what is beyond is dropped and counted as such
    """

    @classmethod
    def defaults(cls):
        """The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`"""
        return VaisProfilerConfig(1, True, True, 1000000)


class VaisProfileStats(ctypes.Structure):
    """What a profiler has recorded since it was started. 48 bytes.

    sample_count: samples kept
    total_allocations: allocations
    total_allocated_bytes: their bytes, those freed since included
    current_allocated_bytes: bytes of the allocations that are live
    peak_allocated_bytes: the most that current_allocated_bytes has been
    call_graph_edges: distinct (caller, callee) pairs
    """


_layout(
    VaisProfilerConfig, 24,
    ("sample_interval_ms", ctypes.c_uint64, 0, 8),
    ("track_memory", ctypes.c_bool, 8, 1),
    ("build_call_graph", ctypes.c_bool, 9, 1),
    ("max_samples", ctypes.c_size_t, 16, 8))

_layout(
    VaisProfileStats, 48,
    ("sample_count", ctypes.c_size_t, 0, 8),
    ("total_allocations", ctypes.c_size_t, 8, 8),
    ("total_allocated_bytes", ctypes.c_size_t, 16, 8),
    ("current_allocated_bytes", ctypes.c_size_t, 24, 8),
    ("peak_allocated_bytes", ctypes.c_size_t, 32, 8),
    ("call_graph_edges", ctypes.c_size_t, 40, 8))


class Library:
    """The functions of a library: `Library().vais_profiler_create(None)`.

    `path` names the library, by default the installed libvais_profiler.so.0. A function that it does
    not have raises AttributeError when called. Text is passed as str or bytes and comes back as str.
    """

    def __init__(self, path="libvais_profiler.so.0"):
        self._library = ctypes.CDLL(path)
        self._declare(
            "vais_profiler_create", ctypes.c_void_p,
            ctypes.POINTER(VaisProfilerConfig))
        self._declare(
            "vais_profiler_destroy", None,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_start", ctypes.c_bool,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_stop", ctypes.c_bool,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_is_running", ctypes.c_bool,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_record_sample", None,
            ctypes.c_void_p,
            _Text,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_record_allocation", None,
            ctypes.c_void_p,
            ctypes.c_size_t,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_record_deallocation", None,
            ctypes.c_void_p,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_record_call", None,
            ctypes.c_void_p,
            _Text,
            _Text)
        self._declare(
            "vais_profiler_get_stats", VaisProfileStats,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_get_dropped_samples", ctypes.c_size_t,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_global_init", ctypes.c_bool,
            ctypes.POINTER(VaisProfilerConfig))
        self._declare(
            "vais_profiler_global_destroy", None)
        self._declare(
            "vais_profiler_global_start", ctypes.c_bool)
        self._declare(
            "vais_profiler_global_stop", ctypes.c_bool)
        self._declare(
            "vais_profiler_global_record_sample", None,
            _Text,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_global_record_allocation", None,
            ctypes.c_size_t,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_global_record_deallocation", None,
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_global_record_call", None,
            _Text,
            _Text)
        self._declare(
            "vais_profiler_global_get_stats", VaisProfileStats)
        self._declare(
            "vais_profiler_global_get_dropped_samples", ctypes.c_size_t)

    def _declare(self, name, result, *parameters):
        function = getattr(self._library, name, None)
        if function is not None:
            function.restype = result
            function.argtypes = parameters

    def vais_profiler_create(self, config):
        """Makes a profiler, which does not run yet.

        `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
        vais_profiler_destroy() to free; NULL when there is no memory.
        Cost: system call.
        """
        return self._library.vais_profiler_create(config)

    def vais_profiler_destroy(self, profiler):
        """Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
        under way or follow. NULL: nothing happens.
        Cost: system call.
        """
        return self._library.vais_profiler_destroy(profiler)

    def vais_profiler_start(self, profiler):
        """Forgets what was recorded before and begins to record; time runs from here.

        Returns true; false when `profiler` is NULL or runs already: then nothing changes.
        Cost: system call.
        """
        return self._library.vais_profiler_start(profiler)

    def vais_profiler_stop(self, profiler):
        """Ends recording. What was recorded stays readable until the next start.

        Returns true; false when `profiler` is NULL or does not run: then nothing changes.
        Cost: system call.
        """
        return self._library.vais_profiler_stop(profiler)

    def vais_profiler_is_running(self, profiler):
        """Whether the profiler was started and not stopped since. NULL: false.
        Cost: short.
        """
        return self._library.vais_profiler_is_running(profiler)

    def vais_profiler_record_sample(self, profiler, function, ip):
        """Counts a sample: the program was found in `function`, at instruction address `ip`.

        Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
        others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
        not run, or `function` is no text. Cost: record.
        """
        return self._library.vais_profiler_record_sample(profiler, function, ip)

    def vais_profiler_record_allocation(self, profiler, size, address):
        """Counts an allocation of `size` bytes at `address`; call it after the block was allocated.

        When a live allocation is known at that address, the new one replaces it: its deallocation was
        missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
        Cost: record.
        """
        return self._library.vais_profiler_record_allocation(profiler, size, address)

    def vais_profiler_record_deallocation(self, profiler, address):
        """The allocation at `address` is no longer live; call it before the block is freed, since another
        thread may be given the address right after.

        An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
        or does not run, or `track_memory` is false.
        Cost: record.
        """
        return self._library.vais_profiler_record_deallocation(profiler, address)

    def vais_profiler_record_call(self, profiler, caller, callee):
        """Counts a call along the edge from `caller` to `callee`, which may be equal.

        Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
        is no text.
        Cost: record, twice.
        """
        return self._library.vais_profiler_record_call(profiler, caller, callee)

    def vais_profiler_get_stats(self, profiler):
        """What has been recorded since the latest start, at one moment; the profiler may be running. All
        zero when `profiler` is NULL or was never started.
        Cost: short.
        """
        return self._library.vais_profiler_get_stats(profiler)

    def vais_profiler_get_dropped_samples(self, profiler):
        """Samples since the latest start that were not kept, because there were `max_samples` already or
        no memory. 0 when `profiler` is NULL. Cost: short.
        """
        return self._library.vais_profiler_get_dropped_samples(profiler)

    def vais_profiler_global_init(self, config):
        """Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().

        Returns true; false when there is one already: then nothing changes.
        Cost: short.
        """
        return self._library.vais_profiler_global_init(config)

    def vais_profiler_global_destroy(self):
        """Stops the process's profiler if it runs, and frees it and what was recorded through it. What
        instrumented code recorded stays in the process's profile. Without vais_profiler_global_init():
        nothing happens.
        Cost: system call.
        """
        return self._library.vais_profiler_global_destroy()

    def vais_profiler_global_start(self):
        """As vais_profiler_start(); also switches recording by instrumented code on and remembers how much
        that had recorded before. False without vais_profiler_global_init().
        Cost: system call; grows with the number of calling contexts of the instrumented code.
        """
        return self._library.vais_profiler_global_start()

    def vais_profiler_global_stop(self):
        """As vais_profiler_stop(); also switches recording by instrumented code off. False without
        vais_profiler_global_init().
        Cost: as vais_profiler_global_start().
        """
        return self._library.vais_profiler_global_stop()

    def vais_profiler_global_record_sample(self, function, ip):
        """As vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_sample(function, ip)

    def vais_profiler_global_record_allocation(self, size, address):
        """As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_allocation(size, address)

    def vais_profiler_global_record_deallocation(self, address):
        """As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_deallocation(address)

    def vais_profiler_global_record_call(self, caller, callee):
        """As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
        Cost: record, twice.
        """
        return self._library.vais_profiler_global_record_call(caller, callee)

    def vais_profiler_global_get_stats(self):
        """As vais_profiler_get_stats(); all zero without vais_profiler_global_init().

        What instrumented code recorded since the start is added:
        - to `total_allocations` and `total_allocated_bytes`, if `track_memory` is true, its successful
          allocations in all threads;
        - to `call_graph_edges`, if `build_call_graph` is true, the distinct pairs of instrumented
          functions between which there were calls. A pair that vais_profiler_global_record_call() was
          told of as well counts twice; a function entered while recording was off is no caller.

        - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are live,
          those from before the start included: exact with memory=exact, estimated with memory=sampled.

        `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
        instrumented code reached since the process began, and not less than what is current.
        In a child made by fork() instrumented code counts from the fork on.
        Cost: as vais_profiler_global_start() while the profiler runs, short otherwise.
        """
        return self._library.vais_profiler_global_get_stats()

    def vais_profiler_global_get_dropped_samples(self):
        """As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
        Cost: short.
        """
        return self._library.vais_profiler_global_get_dropped_samples()
