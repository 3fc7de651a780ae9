"""The C interface. A program can create profilers and feed them by hand, and can use the process's
profiler, which also knows what instrumented code recorded.

    void *profiler = vais_profiler_create(NULL);
    vais_profiler_start(profiler);
    vais_profiler_record_call(profiler, \"main\", \"parse\");
    vais_profiler_stop(profiler);
    printf(\"%zu edges\\n\", vais_profiler_get_stats(profiler).call_graph_edges);
    vais_profiler_destroy(profiler);

Link with libvais_profiler.a or libvais_profiler.so. Nothing else is needed, except for
snapshots and reports.

**Profilers** are independent of each other. A handle is what vais_profiler_create() returned
and is valid until vais_profiler_destroy(). Passing NULL as a handle is always allowed and does
nothing.

**Threads.** Every function may be called from any thread at any time, also for the same
profiler. The only exception is vais_profiler_destroy(), which must be the last call for its
handle. Recording takes no lock: each thread writes to a part of its own. Starting, stopping and
reading keep all threads from recording for some microseconds, so that readings are of one
moment.

**Signals.** Functions whose cost is *record* may be called in a signal handler. If the handler
interrupted such a function for the same profiler, what the handler records is lost (a sample is
counted as dropped). A handler must not leave such a call by longjmp. All other functions must
not be called in a handler. All functions preserve errno.

**Forks.** A child made by fork() has everything that was recorded before the fork and can
continue to record. A child made by vfork() or by a bare system call must not use any function.

**Texts** are encoded in UTF-8, end with a NUL and are copied during the call. A call with a
text that is NULL or not valid UTF-8 is ignored. Texts are compared by content, not by address;
a text at an address where the thread has met it before is recognised faster.

**Memory** comes from the kernel rather than from malloc, so that the functions may be called in
an allocator. If the kernel has none left, the record is lost.

**Sums** that do not fit into a size_t saturate at SIZE_MAX.

**Errors.** If a function returns false, NULL or zeros because of an error,
vais_profiler_last_error() tells which.

The documentation of a function ends with its cost:
- *short*: a few nanoseconds
- *record*: about ten nanoseconds while the profiler runs, otherwise short; more when the thread
  meets a name, an edge or a region of addresses for the first time
- *system call*: microseconds, growing with the number of threads that have recorded

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


# Raised whenever programs compiled with an older header no longer run with the library.
VAIS_PROFILER_ABI_VERSION = 1


class VaisProfilerError(enum.IntEnum):
    """Why a call failed. The values are stable. 4 bytes."""
    # no call has failed
    VAIS_PROFILER_OK = 0
    # the profiler is NULL
    VAIS_PROFILER_NULL_HANDLE = 1
    # the profiler to start already runs
    VAIS_PROFILER_ALREADY_RUNNING = 2
    # the profiler to stop does not run
    VAIS_PROFILER_NOT_RUNNING = 3
    # the kernel has no memory left
    VAIS_PROFILER_NO_MEMORY = 4
    # vais_profiler_global_init() was not called
    VAIS_PROFILER_NOT_INITIALIZED = 5
    # vais_profiler_global_init() was called before
    VAIS_PROFILER_ALREADY_INITIALIZED = 6
    # the size is too small, or the sample interval is 0
    VAIS_PROFILER_INVALID_OPTIONS = 7
    # the library does not know the mode or a member
    VAIS_PROFILER_UNKNOWN_OPTIONS = 8
    # there is no report format of that name
    VAIS_PROFILER_UNKNOWN_FORMAT = 9
    # a report could not be written; errno says why
    VAIS_PROFILER_WRITE_FAILED = 10
    # the process's own profile is damaged
    VAIS_PROFILER_UNREADABLE = 11


class VaisProfilerMode(enum.IntEnum):
    """What a profiler does on its own. What the program records by hand is kept in every mode. The
    values are stable.

    The timer is a thread of the profiler, created when the first sampling profiler is started.
    About once per `sample_interval_ns`, but at most once per millisecond, it determines in which
    instrumented function each thread is and how long the thread has been on the processor since the
    last look. Each interval of such time is a sample of that function, recorded under its symbol
    name and counted against `max_samples`. Threads that wait get no samples, nor does code that is
    not instrumented, nor anything while recording by instrumented code is off. The timer sends no
    signals to the program and does not interrupt its system calls.
    Cost: 2 % of one processor at an interval of one millisecond.
    """
    # a timer takes samples
    VAIS_PROFILER_MODE_SAMPLING = 0
    # nothing; the mode of vais_profiler_create()
    VAIS_PROFILER_MODE_INSTRUMENTATION = 1
    # nothing
    VAIS_PROFILER_MODE_MEMORY = 2
    # a timer takes samples
    VAIS_PROFILER_MODE_ALL = 3


class VaisProfilerConfig(ctypes.Structure):
    """Configures what a profiler records. 24 bytes.

    sample_interval_ms: milliseconds between the samples that the program takes
    track_memory: if false, allocations and deallocations are ignored
    build_call_graph: if false, calls are ignored
    max_samples: samples to keep; further ones are counted as dropped
    """

    @classmethod
    def defaults(cls):
        """The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`"""
        return VaisProfilerConfig(1, True, True, 1000000)


class VaisProfileStats(ctypes.Structure):
    """Summarises what a profiler has recorded since it was started. 48 bytes.

    sample_count: samples kept
    total_allocations: number of allocations
    total_allocated_bytes: bytes of all allocations, including those freed since
    current_allocated_bytes: bytes of the allocations that are live
    peak_allocated_bytes: largest value that current_allocated_bytes has had, exactly
    call_graph_edges: distinct pairs of caller and callee
    """


class VaisProfilerOptions(ctypes.Structure):
    """A configuration that may grow in later versions. New members are added at the end; `size` says
    which members the program knows, and the others have their defaults. 32 bytes.

    size: sizeof(VaisProfilerOptions)
    mode: a VaisProfilerMode
    track_memory: as in VaisProfilerConfig
    build_call_graph: as in VaisProfilerConfig
    sample_interval_ns: of a thread's CPU time, between samples of the timer
    max_samples: as in VaisProfilerConfig
    """

    @classmethod
    def defaults(cls):
        """The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`"""
        return VaisProfilerOptions(32, 1, True, True, 1000000, 1000000)


class VaisProfileFunction(ctypes.Structure):
    """What was recorded about a function, in all threads and on all paths. 64 bytes.

    name: symbol name, or the name that the program recorded
    percentage: of all self time; of all samples if no times are known; of all calls
    if there are no samples either
    samples: taken by the timer or recorded by the program
    calls: calls of the function
    self_ns: time on the processor, measured or estimated; 0 if unknown
    total_ns: including the functions that it called
    allocations: by instrumented code; those that the program records have no function
    allocated_bytes: bytes of these allocations
    """


class VaisProfileEdge(ctypes.Structure):
    """Calls from one function to another. 32 bytes.

    caller: NULL for code that is not instrumented
    total_ns: time in the callee and the functions it called; 0 if unknown
    """


class VaisProfileAllocation(ctypes.Structure):
    """A live allocation. 16 bytes."""


class VaisProfileContext(ctypes.Structure):
    """A function reached by a path of calls, which only instrumented code records. 64 bytes.

    function: NULL for the first context, code that is not instrumented
    parent: index of the caller's context, which precedes it; SIZE_MAX for the first
    context and if the path is unknown
    """


# Receives a piece of a report. Returning false ends the report.
VaisProfilerSink = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)

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

_layout(
    VaisProfilerOptions, 32,
    ("size", ctypes.c_size_t, 0, 8),
    ("mode", ctypes.c_uint32, 8, 4),
    ("track_memory", ctypes.c_bool, 12, 1),
    ("build_call_graph", ctypes.c_bool, 13, 1),
    ("sample_interval_ns", ctypes.c_uint64, 16, 8),
    ("max_samples", ctypes.c_size_t, 24, 8))

_layout(
    VaisProfileFunction, 64,
    ("name", ctypes.c_char_p, 0, 8),
    ("percentage", ctypes.c_double, 8, 8),
    ("samples", ctypes.c_uint64, 16, 8),
    ("calls", ctypes.c_uint64, 24, 8),
    ("self_ns", ctypes.c_uint64, 32, 8),
    ("total_ns", ctypes.c_uint64, 40, 8),
    ("allocations", ctypes.c_uint64, 48, 8),
    ("allocated_bytes", ctypes.c_uint64, 56, 8))

_layout(
    VaisProfileEdge, 32,
    ("caller", ctypes.c_char_p, 0, 8),
    ("callee", ctypes.c_char_p, 8, 8),
    ("calls", ctypes.c_uint64, 16, 8),
    ("total_ns", ctypes.c_uint64, 24, 8))

_layout(
    VaisProfileAllocation, 16,
    ("address", ctypes.c_size_t, 0, 8),
    ("size", ctypes.c_size_t, 8, 8))

_layout(
    VaisProfileContext, 64,
    ("function", ctypes.c_char_p, 0, 8),
    ("parent", ctypes.c_size_t, 8, 8),
    ("samples", ctypes.c_uint64, 16, 8),
    ("calls", ctypes.c_uint64, 24, 8),
    ("self_ns", ctypes.c_uint64, 32, 8),
    ("total_ns", ctypes.c_uint64, 40, 8),
    ("allocations", ctypes.c_uint64, 48, 8),
    ("allocated_bytes", ctypes.c_uint64, 56, 8))


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
        self._declare(
            "vais_profiler_version", ctypes.c_char_p)
        self._declare(
            "vais_profiler_abi_version", ctypes.c_uint32)
        self._declare(
            "vais_profiler_last_error", ctypes.c_uint)
        self._declare(
            "vais_profiler_error_string", ctypes.c_char_p,
            ctypes.c_uint)
        self._declare(
            "vais_profiler_create_with", ctypes.c_void_p,
            ctypes.POINTER(VaisProfilerOptions))
        self._declare(
            "vais_profiler_global_init_with", ctypes.c_bool,
            ctypes.POINTER(VaisProfilerOptions))
        self._declare(
            "vais_profiler_global_handle", ctypes.c_void_p)
        self._declare(
            "vais_profiler_get_duration_ns", ctypes.c_uint64,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_prepare_sandbox", ctypes.c_bool)
        self._declare(
            "vais_profiler_region_begin", None,
            _Text)
        self._declare(
            "vais_profiler_region_end", None,
            _Text)
        self._declare(
            "vais_profiler_mark", None,
            _Text)
        self._declare(
            "vais_profiler_counter", None,
            _Text,
            ctypes.c_double)
        self._declare(
            "vais_profiler_phase", None,
            _Text)
        self._declare(
            "vais_profiler_snapshot_create", ctypes.c_void_p,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_destroy", None,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_duration_ns", ctypes.c_uint64,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_stats", VaisProfileStats,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_functions", ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.POINTER(VaisProfileFunction),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_edges", ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.POINTER(VaisProfileEdge),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_callers", ctypes.c_size_t,
            ctypes.c_void_p,
            _Text,
            ctypes.POINTER(VaisProfileEdge),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_callees", ctypes.c_size_t,
            ctypes.c_void_p,
            _Text,
            ctypes.POINTER(VaisProfileEdge),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_calls", ctypes.c_uint64,
            ctypes.c_void_p,
            _Text,
            _Text)
        self._declare(
            "vais_profiler_snapshot_live_allocations", ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.POINTER(VaisProfileAllocation),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_contexts", ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.POINTER(VaisProfileContext),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_current_context", ctypes.c_size_t,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_stack", ctypes.c_size_t,
            ctypes.c_void_p,
            ctypes.c_size_t,
            ctypes.POINTER(ctypes.c_char_p),
            ctypes.c_size_t)
        self._declare(
            "vais_profiler_snapshot_report", ctypes.c_bool,
            ctypes.c_void_p,
            _Text,
            VaisProfilerSink,
            ctypes.c_void_p)
        self._declare(
            "vais_profiler_snapshot_write", ctypes.c_bool,
            ctypes.c_void_p,
            _Text,
            ctypes.c_int)
        self._declare(
            "vais_profiler_write_report", ctypes.c_bool,
            ctypes.c_void_p,
            _Text,
            ctypes.c_int)
        self._declare(
            "vais_profiler_report_format", ctypes.c_char_p,
            ctypes.c_size_t)

    def _declare(self, name, result, *parameters):
        function = getattr(self._library, name, None)
        if function is not None:
            function.restype = result
            function.argtypes = parameters

    def vais_profiler_create(self, config):
        """Creates a profiler, which does not run yet.

        `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, to be freed by
        vais_profiler_destroy(), or NULL if there is no memory.
        Cost: system call.
        """
        return self._library.vais_profiler_create(config)

    def vais_profiler_destroy(self, profiler):
        """Frees a profiler, running or not, and everything it recorded. No other call for the handle may
        be in progress or follow. Does nothing if `profiler` is NULL.
        Cost: system call.
        """
        return self._library.vais_profiler_destroy(profiler)

    def vais_profiler_start(self, profiler):
        """Discards what was recorded before and starts to record. The profiler's duration counts from
        here.

        Returns true; or false, without changing anything, if `profiler` is NULL or already runs.
        Cost: system call.
        """
        return self._library.vais_profiler_start(profiler)

    def vais_profiler_stop(self, profiler):
        """Stops recording. What was recorded stays readable until the next start.

        Returns true; or false, without changing anything, if `profiler` is NULL or does not run.
        Cost: system call.
        """
        return self._library.vais_profiler_stop(profiler)

    def vais_profiler_is_running(self, profiler):
        """Returns whether the profiler has been started and not stopped since; false if `profiler` is
        NULL.
        Cost: short.
        """
        return self._library.vais_profiler_is_running(profiler)

    def vais_profiler_record_sample(self, profiler, function, ip):
        """Records a sample: the program was found in `function`, at the instruction address `ip`.

        Samples are counted by function; `ip` may be 0. The first `max_samples` samples are kept, and
        vais_profiler_get_dropped_samples() counts the others. Ignored if `profiler` is NULL or does not
        run, or if `function` is not a valid text.
        Cost: record.
        """
        return self._library.vais_profiler_record_sample(profiler, function, ip)

    def vais_profiler_record_allocation(self, profiler, size, address):
        """Records an allocation of `size` bytes at `address`. Call it after the block was allocated.

        If a live allocation at that address is known, its deallocation was missed, and the new one
        replaces it. Ignored if `profiler` is NULL or does not run, or if `track_memory` is false.
        Cost: record.
        """
        return self._library.vais_profiler_record_allocation(profiler, size, address)

    def vais_profiler_record_deallocation(self, profiler, address):
        """Records that the allocation at `address` is no longer live. Call it before the block is freed,
        because another thread may be given the address immediately afterwards.

        Does nothing if no live allocation at that address is known. Ignored if `profiler` is NULL or
        does not run, or if `track_memory` is false.
        Cost: record.
        """
        return self._library.vais_profiler_record_deallocation(profiler, address)

    def vais_profiler_record_call(self, profiler, caller, callee):
        """Records a call along the edge from `caller` to `callee`, which may be the same function.

        Ignored if `profiler` is NULL or does not run, if `build_call_graph` is false, or if `caller` or
        `callee` is not a valid text.
        Cost: record, twice.
        """
        return self._library.vais_profiler_record_call(profiler, caller, callee)

    def vais_profiler_get_stats(self, profiler):
        """Returns what has been recorded since the latest start, as it was at one moment. The profiler may
        be running. All members are zero if `profiler` is NULL or was never started.
        Cost: system call.
        """
        return self._library.vais_profiler_get_stats(profiler)

    def vais_profiler_get_dropped_samples(self, profiler):
        """Returns the number of samples since the latest start that were not kept, because there were
        already `max_samples` or no memory, or because the call interrupted another one. Returns 0 if
        `profiler` is NULL.
        Cost: system call.
        """
        return self._library.vais_profiler_get_dropped_samples(profiler)

    def vais_profiler_global_init(self, config):
        """Creates the process's profiler, which does not run yet. `config` is used as in
        vais_profiler_create().

        Returns true; or false, without changing anything, if it already exists.
        Cost: system call.
        """
        return self._library.vais_profiler_global_init(config)

    def vais_profiler_global_destroy(self):
        """Stops the process's profiler if it runs, and frees it and what was recorded through it. What
        instrumented code recorded stays in the process's profile. Does nothing without
        vais_profiler_global_init().
        Cost: system call.
        """
        return self._library.vais_profiler_global_destroy()

    def vais_profiler_global_start(self):
        """Like vais_profiler_start(), but also enables recording by instrumented code and notes how much
        that code had recorded before. Returns false without vais_profiler_global_init().
        Cost: system call; grows with the number of calling contexts of the instrumented code.
        """
        return self._library.vais_profiler_global_start()

    def vais_profiler_global_stop(self):
        """Like vais_profiler_stop(), but also disables recording by instrumented code. Returns false
        without vais_profiler_global_init().
        Cost: as vais_profiler_global_start().
        """
        return self._library.vais_profiler_global_stop()

    def vais_profiler_global_record_sample(self, function, ip):
        """Like vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_sample(function, ip)

    def vais_profiler_global_record_allocation(self, size, address):
        """Like vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_allocation(size, address)

    def vais_profiler_global_record_deallocation(self, address):
        """Like vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
        Cost: record.
        """
        return self._library.vais_profiler_global_record_deallocation(address)

    def vais_profiler_global_record_call(self, caller, callee):
        """Like vais_profiler_record_call(). Ignored without vais_profiler_global_init().
        Cost: record, twice.
        """
        return self._library.vais_profiler_global_record_call(caller, callee)

    def vais_profiler_global_get_stats(self):
        """Like vais_profiler_get_stats(); all members are zero without vais_profiler_global_init().

        The result includes what instrumented code has recorded since the start:
        - `total_allocations` and `total_allocated_bytes` include its successful allocations in all
          threads, if `track_memory` is true.
        - `call_graph_edges` includes the distinct pairs of instrumented functions, by symbol name,
          between which there were calls, if `build_call_graph` is true. A pair that was also passed to
          vais_profiler_global_record_call() counts once. A function that was entered while recording
          was off does not count as a caller.
        - `current_allocated_bytes` includes the bytes of its live blocks, also of those allocated
          before the start, if `track_memory` is true. They are exact with memory=exact and estimated
          with memory=sampled.

        `peak_allocated_bytes` is the larger of the peak recorded by
        vais_profiler_global_record_allocation() and the peak that instrumented code has reached since
        the process began, and at least `current_allocated_bytes`. In a child made by fork(),
        instrumented code counts from the fork on.
        Cost: as vais_profiler_global_start().
        """
        return self._library.vais_profiler_global_get_stats()

    def vais_profiler_global_get_dropped_samples(self):
        """Like vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
        Cost: system call.
        """
        return self._library.vais_profiler_global_get_dropped_samples()

    def vais_profiler_version(self):
        """Returns the version of the library, such as \"0.1.0\". The text must not be freed. May be called
        in a signal handler.
        Cost: short.
        """
        text = self._library.vais_profiler_version()
        return text if text is None else text.decode(errors="replace")

    def vais_profiler_abi_version(self):
        """Returns VAIS_PROFILER_ABI_VERSION of the library, for comparison with that of the header. May be
        called in a signal handler.
        Cost: short.
        """
        return self._library.vais_profiler_abi_version()

    def vais_profiler_last_error(self):
        """Returns why the calling thread's most recent failed call of this interface failed. Like errno,
        it is not reset by calls that succeed. Recording does not change it.
        Cost: short.
        """
        return _enumerator(VaisProfilerError, self._library.vais_profiler_last_error())

    def vais_profiler_error_string(self, error):
        """Describes an error in a few words of English. The text is never NULL and must not be freed.
        Cost: short.
        """
        text = self._library.vais_profiler_error_string(error)
        return text if text is None else text.decode(errors="replace")

    def vais_profiler_create_with(self, options):
        """Like vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. Returns NULL if
        `options` has members that the library does not know and that are not zero.
        Cost: system call.
        """
        return self._library.vais_profiler_create_with(options)

    def vais_profiler_global_init_with(self, options):
        """Like vais_profiler_global_init(), with options.
        Cost: system call.
        """
        return self._library.vais_profiler_global_init_with(options)

    def vais_profiler_global_handle(self):
        """Returns the process's profiler as a handle that every function accepts; these functions then do
        what their variants without a handle do. Returns NULL without vais_profiler_global_init(). The
        handle is valid until vais_profiler_global_destroy(), which vais_profiler_destroy() calls for
        this handle.
        Cost: short.
        """
        return self._library.vais_profiler_global_handle()

    def vais_profiler_get_duration_ns(self, profiler):
        """Returns the nanoseconds from the latest start to its stop, or to now if the profiler runs.
        Returns 0 before the first start and if `profiler` is NULL.
        Cost: short.
        """
        return self._library.vais_profiler_get_duration_ns(profiler)

    def vais_profiler_prepare_sandbox(self):
        """Prepares recording for a sandbox that the process is about to enter, for example with
        seccomp(2). Makes all system calls that recording may need later, and reserves space for about
        20,000 calling contexts and for new threads. From then on the profiler makes no more system
        calls. What does not fit into the reserved space is counted as dropped, as is a record of a
        signal handler that needs space while it interrupts the profiler making space. Child processes
        are not recorded, the timer takes no samples, and all time counts as spent on the processor.

        Not needed if an executable with instrumented code enters its sandbox by prctl(2) or syscall(2),
        because the profiler notices that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.

        Returns true, or false if there is nothing to record with. May be called from any thread, but
        not in a signal handler.
        Cost: up to a few milliseconds.
        """
        return self._library.vais_profiler_prepare_sandbox()

    def vais_profiler_region_begin(self, name):
        """Begins a region: a part of the run that reports show like a function, with calls, time and
        memory, below the function or region that is running. Functions and regions nest in it.

        A region belongs to the instrumented function that begins it. When that function is left, also
        by an exception or longjmp, a region that it left open ends and is counted as left open. A
        function that begins regions on behalf of its callers must therefore not be instrumented; those
        of the C++ interface are not. A region inside itself is treated as recursion, as with functions.
        If more than 254 regions are open in a thread, further ones are only counted.
        Cost: short, for a name that is used often.
        """
        return self._library.vais_profiler_region_begin(name)

    def vais_profiler_region_end(self, name):
        """Ends the innermost open region if it has that name. Otherwise ends the region of that name which
        the same function began around it, and counts the regions inside as left open. If the function
        itself has no such region open, even if one of its callers has, nothing ends; the call is
        counted, and reports mention it.
        Cost: short.
        """
        return self._library.vais_profiler_region_end(name)

    def vais_profiler_mark(self, name):
        """Sets a mark: something happened now. Marks are counted by name. Their times are kept as long as
        there is space; once a thread has set many, only those of every second mark are kept, then of
        every fourth, and so on.
        Cost: record.
        """
        return self._library.vais_profiler_mark(name)

    def vais_profiler_counter(self, name, value):
        """Sets the counter of that name to `value`. Reports show its last, smallest, largest and mean
        value and its timeline, in up to 256 intervals that become longer as the run continues. All
        threads set the same counter. A value that is not finite is ignored.
        Cost: record; more if several threads set the same counter all the time.
        """
        return self._library.vais_profiler_counter(name, value)

    def vais_profiler_phase(self, name):
        """Begins a phase: from here on, what all threads of the process record belongs to the phase of
        that name, or to none if `name` is NULL. A program may return to a phase. Reports list the
        phases with their durations and can be restricted to one (`vais-profiler report --phase NAME`).
        Calls are separated exactly; the times of calls that were running when the phase changed are
        divided by when they ran. Phases are recorded even while recording is off.
        Cost: system call; grows with the number of calling contexts of all threads.
        """
        return self._library.vais_profiler_phase(name)

    def vais_profiler_snapshot_create(self, profiler):
        """Captures what `profiler` has recorded since its start. The profiler may be running.

        For the process's profiler, this includes everything that instrumented code has recorded in all
        threads since the process began, including calls that have not returned. It is read from where
        it is recorded: from the mapping of the process's profile or, if no file could be had, from
        memory.

        Returns a snapshot, to be freed by vais_profiler_snapshot_destroy(), or NULL if `profiler` is
        NULL or there is no memory.
        Cost: grows with what was recorded; milliseconds for thousands of contexts.
        """
        return self._library.vais_profiler_snapshot_create(profiler)

    def vais_profiler_snapshot_destroy(self, snapshot):
        """Frees a snapshot. No other call for it may be in progress or follow. Does nothing if it is NULL."""
        return self._library.vais_profiler_snapshot_destroy(snapshot)

    def vais_profiler_snapshot_duration_ns(self, snapshot):
        """Returns the nanoseconds from the profiler's start to its stop or, if it was running, to the
        snapshot. Returns 0 if the profiler was never started.
        """
        return self._library.vais_profiler_snapshot_duration_ns(snapshot)

    def vais_profiler_snapshot_stats(self, snapshot):
        """Like vais_profiler_get_stats(), as of the moment of the snapshot."""
        return self._library.vais_profiler_snapshot_stats(snapshot)

    def vais_profiler_snapshot_functions(self, snapshot, functions, capacity):
        """Lists functions, hottest first: by self time, then by samples, calls and name."""
        return self._library.vais_profiler_snapshot_functions(snapshot, functions, capacity)

    def vais_profiler_snapshot_edges(self, snapshot, edges, capacity):
        """Lists the edges of the call graph, those with the most calls first, then by name."""
        return self._library.vais_profiler_snapshot_edges(snapshot, edges, capacity)

    def vais_profiler_snapshot_callers(self, snapshot, callee, edges, capacity):
        """Lists the edges that lead to functions of this name, in the same order."""
        return self._library.vais_profiler_snapshot_callers(snapshot, callee, edges, capacity)

    def vais_profiler_snapshot_callees(self, snapshot, caller, edges, capacity):
        """Lists the edges that lead from functions of this name; if `caller` is NULL, from code that is
        not instrumented.
        """
        return self._library.vais_profiler_snapshot_callees(snapshot, caller, edges, capacity)

    def vais_profiler_snapshot_calls(self, snapshot, caller, callee):
        """Returns the number of calls from one function to another, by name. `caller` may be NULL as
        above.
        """
        return self._library.vais_profiler_snapshot_calls(snapshot, caller, callee)

    def vais_profiler_snapshot_live_allocations(self, snapshot, allocations, capacity):
        """Lists the live allocations that the program recorded, the largest first, then by address. Those
        of instrumented code are known only by context.
        """
        return self._library.vais_profiler_snapshot_live_allocations(snapshot, allocations, capacity)

    def vais_profiler_snapshot_contexts(self, snapshot, contexts, capacity):
        """Lists the calling contexts, each after that of its caller. A context's number is its array
        index.
        """
        return self._library.vais_profiler_snapshot_contexts(snapshot, contexts, capacity)

    def vais_profiler_snapshot_current_context(self, snapshot):
        """Returns the context of the calling thread at the moment when it made the snapshot of the
        process's profiler: its innermost instrumented function and the path to it. Returns 0, which is
        code that is not instrumented, if there was none.
        """
        return self._library.vais_profiler_snapshot_current_context(snapshot)

    def vais_profiler_snapshot_stack(self, snapshot, context, functions, capacity):
        """Lists the functions on the path to a context, the outermost first. If the path is unknown, lists
        only the context's own function. Context 0 and numbers that are not contexts have no entries.
        """
        return self._library.vais_profiler_snapshot_stack(snapshot, context, functions, capacity)

    def vais_profiler_snapshot_report(self, snapshot, format, sink, user):
        """Makes a report of a snapshot and passes it to `sink` piece by piece, together with `user`.

        `format` is one of the formats of `vais-profiler report --format`: text, tree, compact, json,
        flamegraph, svg, folded, pprof and others, listed by vais_profiler_report_format(). NULL means
        text.

        Returns true; or false if `snapshot` is NULL, the format is unknown, there is no memory, or the
        sink returned false.
        """
        return self._library.vais_profiler_snapshot_report(snapshot, format, sink, user)

    def vais_profiler_snapshot_write(self, snapshot, format, fd):
        """Like vais_profiler_snapshot_report(), but writes to a file descriptor, which stays open. Also
        returns false if not everything could be written; errno then says why.
        """
        return self._library.vais_profiler_snapshot_write(snapshot, format, fd)

    def vais_profiler_write_report(self, profiler, format, fd):
        """Makes a snapshot of `profiler`, writes a report of it and destroys it."""
        return self._library.vais_profiler_write_report(profiler, format, fd)

    def vais_profiler_report_format(self, number):
        """Returns the name of the format with this number, counted from 0, or NULL past the last one. The
        text must not be freed.
        """
        text = self._library.vais_profiler_report_format(number)
        return text if text is None else text.decode(errors="replace")
