"""Recording from a program: profilers that it creates and feeds by hand, and the one of the
process, which also knows what instrumented code recorded.

    void *profiler = vais_profiler_create(NULL);
    vais_profiler_start(profiler);
    vais_profiler_record_call(profiler, \"main\", \"parse\");
    vais_profiler_stop(profiler);
    printf(\"%zu edges\\n\", vais_profiler_get_stats(profiler).call_graph_edges);
    vais_profiler_destroy(profiler);

Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed, but for snapshots
and reports.

**Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.

**Threads.** Every function may be called from any thread at any time, also on the same
profiler; only vais_profiler_destroy() must be the last call on its handle. Recording takes no
lock: each thread writes a part of its own. Starting, stopping and reading stop the recording of
all threads for some microseconds, so that what is read was true at one moment.

**Signals.** The functions whose cost is *record* may be called in a signal handler. What they
should record is lost if the handler interrupted one of them for the same profiler (of samples,
it is counted as dropped). No handler may leave such a call by longjmp. The other functions may
not be called in a handler. errno is kept.

**Forks.** A child made by fork() has all that was recorded before, and may go on. One made by
vfork() or a bare system call may use no function.

**Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
or not UTF-8 is ignored. Texts are told apart by content, not by address; one that stands where
it stood before is recognized faster.

**Memory** comes from the kernel, not from malloc, so the functions may be called in an
allocator. When there is none left, what was to be recorded is lost.

**Sums** that would not fit a size_t stay at SIZE_MAX.

**Errors.** Functions that return false, NULL or zeros because of an error say which one by
vais_profiler_last_error().

The cost of a function is named in its last line:
- *short*: a few nanoseconds
- *record*: about ten nanoseconds while the profiler runs, short otherwise; more when the thread
  meets a name, an edge or a region of addresses for the first time
- *system call*: microseconds, more the more threads have recorded

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


# Raised when programs compiled against an older header would not run with the library any more.
VAIS_PROFILER_ABI_VERSION = 1


class VaisProfilerError(enum.IntEnum):
    """Why a call failed. The values are fixed. 4 bytes."""
    # no call has failed
    VAIS_PROFILER_OK = 0
    # the profiler is NULL
    VAIS_PROFILER_NULL_HANDLE = 1
    # start
    VAIS_PROFILER_ALREADY_RUNNING = 2
    # stop
    VAIS_PROFILER_NOT_RUNNING = 3
    # the kernel has none
    VAIS_PROFILER_NO_MEMORY = 4
    # without vais_profiler_global_init()
    VAIS_PROFILER_NOT_INITIALIZED = 5
    # vais_profiler_global_init() for the second time
    VAIS_PROFILER_ALREADY_INITIALIZED = 6
    # size too small, or a sample interval of 0
    VAIS_PROFILER_INVALID_OPTIONS = 7
    # a mode or a member that the library does not know
    VAIS_PROFILER_UNKNOWN_OPTIONS = 8
    # of a report
    VAIS_PROFILER_UNKNOWN_FORMAT = 9
    # of a report; errno says why
    VAIS_PROFILER_WRITE_FAILED = 10
    # the process's own profile is damaged
    VAIS_PROFILER_UNREADABLE = 11


class VaisProfilerMode(enum.IntEnum):
    """What a profiler does by itself. What the program records by hand is kept in every mode.

    The timer is a thread of the profiler's own, made when the first profiler that samples is
    started. About once in `sample_interval_ns`, but not oftener than once in a millisecond, it
    looks which instrumented function each thread is in, and how long that thread was on the
    processor since. Each interval of such time is a sample of the function, by its symbol name, and
    counts against `max_samples`. Threads that wait, and code that is not instrumented, have none;
    while recording by instrumented code is off, nobody has. The program gets no signals from it,
    and its system calls are not interrupted. Cost: 2 % of one processor at an interval of a
    millisecond. The values are fixed.
    """
    # a timer takes samples
    VAIS_PROFILER_MODE_SAMPLING = 0
    # nothing: that of vais_profiler_create()
    VAIS_PROFILER_MODE_INSTRUMENTATION = 1
    # nothing
    VAIS_PROFILER_MODE_MEMORY = 2
    # a timer takes samples
    VAIS_PROFILER_MODE_ALL = 3


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
    peak_allocated_bytes: the most that current_allocated_bytes has been, exactly
    call_graph_edges: distinct (caller, callee) pairs
    """


class VaisProfilerOptions(ctypes.Structure):
    """A configuration that grows with the library. Members that come with a later version stand behind
    these; `size` tells which ones the program knows, and the others have their defaults. 32 bytes.

    size: sizeof(VaisProfilerOptions)
    mode: a VaisProfilerMode
    track_memory: as in VaisProfilerConfig
    build_call_graph: as in VaisProfilerConfig
    sample_interval_ns: of a thread's time on the processor, between samples of the timer
    max_samples: as in VaisProfilerConfig
    """

    @classmethod
    def defaults(cls):
        """The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`"""
        return VaisProfilerOptions(32, 1, True, True, 1000000, 1000000)


class VaisProfileFunction(ctypes.Structure):
    """A function and what was recorded of it, in all threads and on all paths. 64 bytes.

    name: as the linker knows it, or as the program told it
    percentage: of all self time; of all samples where no times are known; of all
    calls where there are no samples either
    samples: by a timer or by the program
    calls: into it
    self_ns: on the processor, measured or estimated; 0 where not known
    total_ns: with what it called
    allocations: by instrumented code; those told by the program have no function
    allocated_bytes: likewise
    """


class VaisProfileEdge(ctypes.Structure):
    """Calls from one function to another. 32 bytes.

    caller: NULL: code that is not instrumented
    total_ns: in the callee and what it called; 0 where not known
    """


class VaisProfileAllocation(ctypes.Structure):
    """An allocation that is live. 16 bytes."""


class VaisProfileContext(ctypes.Structure):
    """A function reached by a path of calls, as only instrumented code tells it. 64 bytes.

    function: NULL: code that is not instrumented, the first context
    parent: its caller's context, which stands before it; of the first one, and
    where the path is not known, SIZE_MAX
    """


# Takes some bytes of a report; false ends it.
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
        Cost: system call.
        """
        return self._library.vais_profiler_get_stats(profiler)

    def vais_profiler_get_dropped_samples(self, profiler):
        """Samples since the latest start that were not kept, because there were `max_samples` already or
        no memory, or the call interrupted another one. 0 when `profiler` is NULL. Cost: system call.
        """
        return self._library.vais_profiler_get_dropped_samples(profiler)

    def vais_profiler_global_init(self, config):
        """Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().

        Returns true; false when there is one already: then nothing changes.
        Cost: system call.
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
          functions between which there were calls, by their symbol names. A pair that
          vais_profiler_global_record_call() was told of as well counts once; a function entered while
          recording was off is no caller.
        - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are
        live,
          those from before the start included: exact with memory=exact, estimated with memory=sampled.

        `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
        instrumented code reached since the process began, and not less than what is current.
        In a child made by fork() instrumented code counts from the fork on.
        Cost: as vais_profiler_global_start().
        """
        return self._library.vais_profiler_global_get_stats()

    def vais_profiler_global_get_dropped_samples(self):
        """As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
        Cost: system call.
        """
        return self._library.vais_profiler_global_get_dropped_samples()

    def vais_profiler_version(self):
        """Version of the library, like \"0.1.0\". Never freed. In a signal handler: yes. Cost: short."""
        text = self._library.vais_profiler_version()
        return text if text is None else text.decode(errors="replace")

    def vais_profiler_abi_version(self):
        """VAIS_PROFILER_ABI_VERSION of the library, to be compared with the header's. In a signal handler:
        yes. Cost: short.
        """
        return self._library.vais_profiler_abi_version()

    def vais_profiler_last_error(self):
        """Why the calling thread's latest failed call of this interface failed. Like errno, it is not
        reset by calls that succeed, and recording does not touch it. Cost: short.
        """
        return _enumerator(VaisProfilerError, self._library.vais_profiler_last_error())

    def vais_profiler_error_string(self, error):
        """What an error means, in a few words of English. Never NULL, never freed. Cost: short."""
        text = self._library.vais_profiler_error_string(error)
        return text if text is None else text.decode(errors="replace")

    def vais_profiler_create_with(self, options):
        """As vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. NULL with an error where
        the options are longer than the library's and what it does not know is not zero.
        Cost: system call.
        """
        return self._library.vais_profiler_create_with(options)

    def vais_profiler_global_init_with(self, options):
        """As vais_profiler_global_init(), with options. Cost: system call."""
        return self._library.vais_profiler_global_init_with(options)

    def vais_profiler_global_handle(self):
        """The process's profiler as a handle for every function that takes one: they do what those without
        a handle do. NULL without vais_profiler_global_init(). It is good until
        vais_profiler_global_destroy(), which vais_profiler_destroy() calls for it. Cost: short.
        """
        return self._library.vais_profiler_global_handle()

    def vais_profiler_get_duration_ns(self, profiler):
        """Nanoseconds from the latest start to its stop, or to now; 0 before the first start, and when
        `profiler` is NULL. Cost: short.
        """
        return self._library.vais_profiler_get_duration_ns(profiler)

    def vais_profiler_prepare_sandbox(self):
        """Prepares recording for a sandbox that the process is about to enter, as by seccomp(2): makes all
        system calls that recording may need from here on, and reserves room for some 20,000 calling
        contexts and for new threads. After that the profiler makes no system call any more. What finds
        no room is counted as dropped, and so is what a signal handler would have to make room for when
        it interrupts the profiler at that; child processes are not recorded, nothing is sampled by a
        timer, and all time counts as spent on the processor.

        Not needed where an executable with instrumented code enters its sandbox by prctl(2) or
        syscall(2): the profiler sees that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.

        Returns true; false when there is nothing to record with. From any thread, not in a signal
        handler. Cost: up to some milliseconds.
        """
        return self._library.vais_profiler_prepare_sandbox()

    def vais_profiler_region_begin(self, name):
        """Begins a region: a part of the run that shows in reports like a function, below the function or
        region that is running, with calls, time and memory. Functions and regions nest in it.

        A region belongs to the instrumented function that begins it: when that returns, by an exception
        or longjmp as well, a region that it left open is over, and counted as left open. A function
        that is to begin regions for its callers must not be instrumented; the C++ interface's are not.
        A region inside itself is recursion, as with functions. Past 254 open ones in a thread, regions
        are counted only.
        Cost: short, with a name that is used often.
        """
        return self._library.vais_profiler_region_begin(name)

    def vais_profiler_region_end(self, name):
        """Ends the innermost open region if that is its name; else the one of that name in the same
        function that holds it, and those inside count as left open. In a function that a region's
        function called, or where no such region is open, nothing happens: it is counted, and reports
        say so.
        Cost: short.
        """
        return self._library.vais_profiler_region_end(name)

    def vais_profiler_mark(self, name):
        """Sets a mark: something happened now. Marks are counted by name. Their times are kept while there
        is room for them, of every other one when a thread has set many, of every fourth, and so on.
        Cost: record.
        """
        return self._library.vais_profiler_mark(name)

    def vais_profiler_counter(self, name, value):
        """The counter of that name is `value` now. Reports show its last, least, greatest and mean value
        and its course, in up to 256 intervals that become longer with the run. All threads set the same
        counter; a value that is not finite is ignored.
        Cost: record; more when several threads set the same counter all the time.
        """
        return self._library.vais_profiler_counter(name, value)

    def vais_profiler_phase(self, name):
        """From here on, what all threads of the process record belongs to the phase of that name; NULL: to
        none. A phase may be come back to. Reports list phases with their durations, and can be cut by
        them (`vais-profiler report --phase NAME`): calls exactly, times of calls that were running when
        the phase changed by when they ran. Recorded while recording is off, too.
        Cost: system call; grows with the number of calling contexts of all threads.
        """
        return self._library.vais_profiler_phase(name)

    def vais_profiler_snapshot_create(self, profiler):
        """Freezes what `profiler` has recorded since its start; it may be running.

        With the process's profiler that includes all that instrumented code has recorded since the
        process began, in all threads, those that are in a call included. It is read where it is
        recorded, in the mapping of the process's profile or, where no file could be had, in memory.

        Returns a snapshot, for vais_profiler_snapshot_destroy() to free. NULL when `profiler` is NULL
        or there is no memory. Cost: grows with what was recorded; milliseconds for thousands of
        contexts.
        """
        return self._library.vais_profiler_snapshot_create(profiler)

    def vais_profiler_snapshot_destroy(self, snapshot):
        """Frees a snapshot. No other call on it may be under way or follow. NULL: nothing happens."""
        return self._library.vais_profiler_snapshot_destroy(snapshot)

    def vais_profiler_snapshot_duration_ns(self, snapshot):
        """Nanoseconds from the start to the stop or, while the profiler ran, to the snapshot. 0 when it
        was never started.
        """
        return self._library.vais_profiler_snapshot_duration_ns(snapshot)

    def vais_profiler_snapshot_stats(self, snapshot):
        """As vais_profiler_get_stats(), of when the snapshot was made."""
        return self._library.vais_profiler_snapshot_stats(snapshot)

    def vais_profiler_snapshot_functions(self, snapshot, functions, capacity):
        """Functions, hottest first: by self time, then samples, calls and name."""
        return self._library.vais_profiler_snapshot_functions(snapshot, functions, capacity)

    def vais_profiler_snapshot_edges(self, snapshot, edges, capacity):
        """Edges of the call graph, those with the most calls first, then by name."""
        return self._library.vais_profiler_snapshot_edges(snapshot, edges, capacity)

    def vais_profiler_snapshot_callers(self, snapshot, callee, edges, capacity):
        """The edges that lead to functions of this name, in the order of all edges."""
        return self._library.vais_profiler_snapshot_callers(snapshot, callee, edges, capacity)

    def vais_profiler_snapshot_callees(self, snapshot, caller, edges, capacity):
        """The edges that lead from functions of this name; of NULL, from code that is not instrumented."""
        return self._library.vais_profiler_snapshot_callees(snapshot, caller, edges, capacity)

    def vais_profiler_snapshot_calls(self, snapshot, caller, callee):
        """Calls from one function to another, by name; `caller` as above."""
        return self._library.vais_profiler_snapshot_calls(snapshot, caller, callee)

    def vais_profiler_snapshot_live_allocations(self, snapshot, allocations, capacity):
        """Live allocations that the program told of, the largest first, then by address. Those of
        instrumented code are known by context only.
        """
        return self._library.vais_profiler_snapshot_live_allocations(snapshot, allocations, capacity)

    def vais_profiler_snapshot_contexts(self, snapshot, contexts, capacity):
        """Calling contexts, each after its caller's. Their places in the array are their numbers."""
        return self._library.vais_profiler_snapshot_contexts(snapshot, contexts, capacity)

    def vais_profiler_snapshot_current_context(self, snapshot):
        """The context in which the calling thread was when it made the snapshot of the process's profiler:
        its innermost instrumented function and the path to it. 0, which is code that is not
        instrumented, when there was none.
        """
        return self._library.vais_profiler_snapshot_current_context(snapshot)

    def vais_profiler_snapshot_stack(self, snapshot, context, functions, capacity):
        """The functions on the path to a context, the outermost first. Where the path is not known, the
        context's own function alone. None for context 0 and numbers of no context.
        """
        return self._library.vais_profiler_snapshot_stack(snapshot, context, functions, capacity)

    def vais_profiler_snapshot_report(self, snapshot, format, sink, user):
        """Makes a report of a snapshot and hands it to `sink`, piece by piece, with `user`.

        `format` is one of those of `vais-profiler report --format`: text, tree, compact, json,
        flamegraph, svg, folded, pprof and others, see vais_profiler_report_format(). NULL is text.

        Returns true; false when `snapshot` is NULL, there is no such format or no memory, or the sink
        returned false.
        """
        return self._library.vais_profiler_snapshot_report(snapshot, format, sink, user)

    def vais_profiler_snapshot_write(self, snapshot, format, fd):
        """As vais_profiler_snapshot_report(), written to a file descriptor, which stays open. False also
        when not all could be written: errno then says why.
        """
        return self._library.vais_profiler_snapshot_write(snapshot, format, fd)

    def vais_profiler_write_report(self, profiler, format, fd):
        """Writes a report of what `profiler` has recorded: a snapshot, made, written and destroyed."""
        return self._library.vais_profiler_write_report(profiler, format, fd)

    def vais_profiler_report_format(self, number):
        """The name of a format, by number from 0; NULL past the last one. Static."""
        text = self._library.vais_profiler_report_format(number)
        return text if text is None else text.decode(errors="replace")
