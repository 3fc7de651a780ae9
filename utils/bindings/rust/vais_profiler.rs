//! Recording from a program: profilers that it creates and feeds by hand, and the one of the
//! process, which also knows what instrumented code recorded.
//!
//! ```c
//! void *profiler = vais_profiler_create(NULL);
//! vais_profiler_start(profiler);
//! vais_profiler_record_call(profiler, "main", "parse");
//! vais_profiler_stop(profiler);
//! printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
//! vais_profiler_destroy(profiler);
//! ```
//!
//! Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed, but for snapshots
//! and reports.
//!
//! **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
//! until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
//!
//! **Threads.** Every function may be called from any thread at any time, also on the same
//! profiler; only vais_profiler_destroy() must be the last call on its handle. Recording takes no
//! lock: each thread writes a part of its own. Starting, stopping and reading stop the recording of
//! all threads for some microseconds, so that what is read was true at one moment.
//!
//! **Signals.** The functions whose cost is *record* may be called in a signal handler. What they
//! should record is lost if the handler interrupted one of them for the same profiler (of samples,
//! it is counted as dropped). No handler may leave such a call by longjmp. The other functions may
//! not be called in a handler. errno is kept.
//!
//! **Forks.** A child made by fork() has all that was recorded before, and may go on. One made by
//! vfork() or a bare system call may use no function.
//!
//! **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
//! or not UTF-8 is ignored. Texts are told apart by content, not by address; one that stands where
//! it stood before is recognized faster.
//!
//! **Memory** comes from the kernel, not from malloc, so the functions may be called in an
//! allocator. When there is none left, what was to be recorded is lost.
//!
//! **Sums** that would not fit a size_t stay at SIZE_MAX.
//!
//! **Errors.** Functions that return false, NULL or zeros because of an error say which one by
//! vais_profiler_last_error().
//!
//! The cost of a function is named in its last line:
//! - *short*: a few nanoseconds
//! - *record*: about ten nanoseconds while the profiler runs, short otherwise; more when the thread
//!   meets a name, an edge or a region of addresses for the first time
//! - *system call*: microseconds, more the more threads have recorded
//!
//! Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu.

#![allow(clippy::all, dead_code, non_camel_case_types, unused_imports)]
#![allow(unknown_lints, unnecessary_transmutes)] // of rustc later than 1.63
#![allow(unpredictable_function_pointer_comparisons)]

use std::ffi::CStr;
use std::os::raw::*;

/// Why a call failed. The values are fixed. 4 bytes.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VaisProfilerError(pub c_uint);

/// no call has failed
pub const VAIS_PROFILER_OK: VaisProfilerError = VaisProfilerError(0);
/// the profiler is NULL
pub const VAIS_PROFILER_NULL_HANDLE: VaisProfilerError = VaisProfilerError(1);
/// start
pub const VAIS_PROFILER_ALREADY_RUNNING: VaisProfilerError = VaisProfilerError(2);
/// stop
pub const VAIS_PROFILER_NOT_RUNNING: VaisProfilerError = VaisProfilerError(3);
/// the kernel has none
pub const VAIS_PROFILER_NO_MEMORY: VaisProfilerError = VaisProfilerError(4);
/// without vais_profiler_global_init()
pub const VAIS_PROFILER_NOT_INITIALIZED: VaisProfilerError = VaisProfilerError(5);
/// vais_profiler_global_init() for the second time
pub const VAIS_PROFILER_ALREADY_INITIALIZED: VaisProfilerError = VaisProfilerError(6);
/// size too small, or a sample interval of 0
pub const VAIS_PROFILER_INVALID_OPTIONS: VaisProfilerError = VaisProfilerError(7);
/// a mode or a member that the library does not know
pub const VAIS_PROFILER_UNKNOWN_OPTIONS: VaisProfilerError = VaisProfilerError(8);
/// of a report
pub const VAIS_PROFILER_UNKNOWN_FORMAT: VaisProfilerError = VaisProfilerError(9);
/// of a report; errno says why
pub const VAIS_PROFILER_WRITE_FAILED: VaisProfilerError = VaisProfilerError(10);
/// the process's own profile is damaged
pub const VAIS_PROFILER_UNREADABLE: VaisProfilerError = VaisProfilerError(11);

/// What a profiler does by itself. What the program records by hand is kept in every mode.
///
/// The timer is a thread of the profiler's own, made when the first profiler that samples is
/// started. About once in `sample_interval_ns`, but not oftener than once in a millisecond, it
/// looks which instrumented function each thread is in, and how long that thread was on the
/// processor since. Each interval of such time is a sample of the function, by its symbol name, and
/// counts against `max_samples`. Threads that wait, and code that is not instrumented, have none;
/// while recording by instrumented code is off, nobody has. The program gets no signals from it,
/// and its system calls are not interrupted. Cost: 2 % of one processor at an interval of a
/// millisecond. The values are fixed.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VaisProfilerMode(pub c_uint);

/// a timer takes samples
pub const VAIS_PROFILER_MODE_SAMPLING: VaisProfilerMode = VaisProfilerMode(0);
/// nothing: that of vais_profiler_create()
pub const VAIS_PROFILER_MODE_INSTRUMENTATION: VaisProfilerMode = VaisProfilerMode(1);
/// nothing
pub const VAIS_PROFILER_MODE_MEMORY: VaisProfilerMode = VaisProfilerMode(2);
/// a timer takes samples
pub const VAIS_PROFILER_MODE_ALL: VaisProfilerMode = VaisProfilerMode(3);

/// What a profiler records. 24 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfilerConfig {
    /// milliseconds between the samples that the program takes
    pub sample_interval_ms: u64,
    /// false: allocations and deallocations are ignored
    pub track_memory: bool,
    /// false: calls are ignored
    pub build_call_graph: bool,
    /// samples kept; what is beyond is dropped and counted as such
    pub max_samples: usize,
}

/// What a profiler has recorded since it was started. 48 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileStats {
    /// samples kept
    pub sample_count: usize,
    /// allocations
    pub total_allocations: usize,
    /// their bytes, those freed since included
    pub total_allocated_bytes: usize,
    /// bytes of the allocations that are live
    pub current_allocated_bytes: usize,
    /// the most that current_allocated_bytes has been, exactly
    pub peak_allocated_bytes: usize,
    /// distinct (caller, callee) pairs
    pub call_graph_edges: usize,
}

/// A configuration that grows with the library. Members that come with a later version stand behind
/// these; `size` tells which ones the program knows, and the others have their defaults. 32 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfilerOptions {
    /// sizeof(VaisProfilerOptions)
    pub size: usize,
    /// a VaisProfilerMode
    pub mode: u32,
    /// as in VaisProfilerConfig
    pub track_memory: bool,
    /// as in VaisProfilerConfig
    pub build_call_graph: bool,
    /// of a thread's time on the processor, between samples of the timer
    pub sample_interval_ns: u64,
    /// as in VaisProfilerConfig
    pub max_samples: usize,
}

/// A function and what was recorded of it, in all threads and on all paths. 64 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileFunction {
    /// as the linker knows it, or as the program told it
    pub name: *const c_char,
    /// of all self time; of all samples where no times are known; of all
    /// calls where there are no samples either
    pub percentage: f64,
    /// by a timer or by the program
    pub samples: u64,
    /// into it
    pub calls: u64,
    /// on the processor, measured or estimated; 0 where not known
    pub self_ns: u64,
    /// with what it called
    pub total_ns: u64,
    /// by instrumented code; those told by the program have no function
    pub allocations: u64,
    /// likewise
    pub allocated_bytes: u64,
}

/// Calls from one function to another. 32 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileEdge {
    /// NULL: code that is not instrumented
    pub caller: *const c_char,
    pub callee: *const c_char,
    pub calls: u64,
    /// in the callee and what it called; 0 where not known
    pub total_ns: u64,
}

/// An allocation that is live. 16 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileAllocation {
    pub address: usize,
    pub size: usize,
}

/// A function reached by a path of calls, as only instrumented code tells it. 64 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileContext {
    /// NULL: code that is not instrumented, the first context
    pub function: *const c_char,
    /// its caller's context, which stands before it; of the first one, and
    /// where the path is not known, SIZE_MAX
    pub parent: usize,
    pub samples: u64,
    pub calls: u64,
    pub self_ns: u64,
    pub total_ns: u64,
    pub allocations: u64,
    pub allocated_bytes: u64,
}

/// Takes some bytes of a report; false ends it.
pub type VaisProfilerSink = Option<unsafe extern "C" fn(user: *mut c_void, bytes: *const c_char, size: usize) -> bool>;

/// The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
pub const VAIS_PROFILER_CONFIG_DEFAULTS: VaisProfilerConfig = VaisProfilerConfig {
    sample_interval_ms: 1,
    track_memory: true,
    build_call_graph: true,
    max_samples: 1000000,
};

impl Default for VaisProfilerConfig {
    fn default() -> Self {
        VAIS_PROFILER_CONFIG_DEFAULTS
    }
}

/// Raised when programs compiled against an older header would not run with the library any more.
pub const VAIS_PROFILER_ABI_VERSION: c_int = 1;

/// The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`
pub const VAIS_PROFILER_OPTIONS_DEFAULTS: VaisProfilerOptions = VaisProfilerOptions {
    size: 32,
    mode: 1,
    track_memory: true,
    build_call_graph: true,
    sample_interval_ns: 1000000,
    max_samples: 1000000,
};

impl Default for VaisProfilerOptions {
    fn default() -> Self {
        VAIS_PROFILER_OPTIONS_DEFAULTS
    }
}

extern "C" {
    /// Makes a profiler, which does not run yet.
    ///
    /// `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
    /// vais_profiler_destroy() to free; NULL when there is no memory.
    /// Cost: system call.
    pub fn vais_profiler_create(config: *const VaisProfilerConfig) -> *mut c_void;

    /// Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
    /// under way or follow. NULL: nothing happens.
    /// Cost: system call.
    pub fn vais_profiler_destroy(profiler: *mut c_void);

    /// Forgets what was recorded before and begins to record; time runs from here.
    ///
    /// Returns true; false when `profiler` is NULL or runs already: then nothing changes.
    /// Cost: system call.
    pub fn vais_profiler_start(profiler: *mut c_void) -> bool;

    /// Ends recording. What was recorded stays readable until the next start.
    ///
    /// Returns true; false when `profiler` is NULL or does not run: then nothing changes.
    /// Cost: system call.
    pub fn vais_profiler_stop(profiler: *mut c_void) -> bool;

    /// Whether the profiler was started and not stopped since. NULL: false.
    /// Cost: short.
    pub fn vais_profiler_is_running(profiler: *mut c_void) -> bool;

    /// Counts a sample: the program was found in `function`, at instruction address `ip`.
    ///
    /// Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
    /// others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
    /// not run, or `function` is no text. Cost: record.
    pub fn vais_profiler_record_sample(profiler: *mut c_void, function: *const c_char, ip: usize);

    /// Counts an allocation of `size` bytes at `address`; call it after the block was allocated.
    ///
    /// When a live allocation is known at that address, the new one replaces it: its deallocation was
    /// missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_allocation(profiler: *mut c_void, size: usize, address: usize);

    /// The allocation at `address` is no longer live; call it before the block is freed, since another
    /// thread may be given the address right after.
    ///
    /// An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
    /// or does not run, or `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_deallocation(profiler: *mut c_void, address: usize);

    /// Counts a call along the edge from `caller` to `callee`, which may be equal.
    ///
    /// Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
    /// is no text.
    /// Cost: record, twice.
    pub fn vais_profiler_record_call(profiler: *mut c_void, caller: *const c_char, callee: *const c_char);

    /// What has been recorded since the latest start, at one moment; the profiler may be running. All
    /// zero when `profiler` is NULL or was never started.
    /// Cost: system call.
    pub fn vais_profiler_get_stats(profiler: *mut c_void) -> VaisProfileStats;

    /// Samples since the latest start that were not kept, because there were `max_samples` already or
    /// no memory, or the call interrupted another one. 0 when `profiler` is NULL. Cost: system call.
    pub fn vais_profiler_get_dropped_samples(profiler: *mut c_void) -> usize;

    /// Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
    ///
    /// Returns true; false when there is one already: then nothing changes.
    /// Cost: system call.
    pub fn vais_profiler_global_init(config: *const VaisProfilerConfig) -> bool;

    /// Stops the process's profiler if it runs, and frees it and what was recorded through it. What
    /// instrumented code recorded stays in the process's profile. Without vais_profiler_global_init():
    /// nothing happens.
    /// Cost: system call.
    pub fn vais_profiler_global_destroy();

    /// As vais_profiler_start(); also switches recording by instrumented code on and remembers how much
    /// that had recorded before. False without vais_profiler_global_init().
    /// Cost: system call; grows with the number of calling contexts of the instrumented code.
    pub fn vais_profiler_global_start() -> bool;

    /// As vais_profiler_stop(); also switches recording by instrumented code off. False without
    /// vais_profiler_global_init().
    /// Cost: as vais_profiler_global_start().
    pub fn vais_profiler_global_stop() -> bool;

    /// As vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_sample(function: *const c_char, ip: usize);

    /// As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_allocation(size: usize, address: usize);

    /// As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_deallocation(address: usize);

    /// As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
    /// Cost: record, twice.
    pub fn vais_profiler_global_record_call(caller: *const c_char, callee: *const c_char);

    /// As vais_profiler_get_stats(); all zero without vais_profiler_global_init().
    ///
    /// What instrumented code recorded since the start is added:
    /// - to `total_allocations` and `total_allocated_bytes`, if `track_memory` is true, its successful
    ///   allocations in all threads;
    /// - to `call_graph_edges`, if `build_call_graph` is true, the distinct pairs of instrumented
    ///   functions between which there were calls, by their symbol names. A pair that
    ///   vais_profiler_global_record_call() was told of as well counts once; a function entered while
    ///   recording was off is no caller.
    /// - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are
    /// live,
    ///   those from before the start included: exact with memory=exact, estimated with memory=sampled.
    ///
    /// `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
    /// instrumented code reached since the process began, and not less than what is current.
    /// In a child made by fork() instrumented code counts from the fork on.
    /// Cost: as vais_profiler_global_start().
    pub fn vais_profiler_global_get_stats() -> VaisProfileStats;

    /// As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
    /// Cost: system call.
    pub fn vais_profiler_global_get_dropped_samples() -> usize;

    /// Version of the library, like "0.1.0". Never freed. In a signal handler: yes. Cost: short.
    pub fn vais_profiler_version() -> *const c_char;

    /// VAIS_PROFILER_ABI_VERSION of the library, to be compared with the header's. In a signal handler:
    /// yes. Cost: short.
    pub fn vais_profiler_abi_version() -> u32;

    /// Why the calling thread's latest failed call of this interface failed. Like errno, it is not
    /// reset by calls that succeed, and recording does not touch it. Cost: short.
    pub fn vais_profiler_last_error() -> VaisProfilerError;

    /// What an error means, in a few words of English. Never NULL, never freed. Cost: short.
    pub fn vais_profiler_error_string(error: VaisProfilerError) -> *const c_char;

    /// As vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. NULL with an error where
    /// the options are longer than the library's and what it does not know is not zero.
    /// Cost: system call.
    pub fn vais_profiler_create_with(options: *const VaisProfilerOptions) -> *mut c_void;

    /// As vais_profiler_global_init(), with options. Cost: system call.
    pub fn vais_profiler_global_init_with(options: *const VaisProfilerOptions) -> bool;

    /// The process's profiler as a handle for every function that takes one: they do what those without
    /// a handle do. NULL without vais_profiler_global_init(). It is good until
    /// vais_profiler_global_destroy(), which vais_profiler_destroy() calls for it. Cost: short.
    pub fn vais_profiler_global_handle() -> *mut c_void;

    /// Nanoseconds from the latest start to its stop, or to now; 0 before the first start, and when
    /// `profiler` is NULL. Cost: short.
    pub fn vais_profiler_get_duration_ns(profiler: *mut c_void) -> u64;

    /// Prepares recording for a sandbox that the process is about to enter, as by seccomp(2): makes all
    /// system calls that recording may need from here on, and reserves room for some 20,000 calling
    /// contexts and for new threads. After that the profiler makes no system call any more. What finds
    /// no room is counted as dropped, and so is what a signal handler would have to make room for when
    /// it interrupts the profiler at that; child processes are not recorded, nothing is sampled by a
    /// timer, and all time counts as spent on the processor.
    ///
    /// Not needed where an executable with instrumented code enters its sandbox by prctl(2) or
    /// syscall(2): the profiler sees that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.
    ///
    /// Returns true; false when there is nothing to record with. From any thread, not in a signal
    /// handler. Cost: up to some milliseconds.
    pub fn vais_profiler_prepare_sandbox() -> bool;

    /// Begins a region: a part of the run that shows in reports like a function, below the function or
    /// region that is running, with calls, time and memory. Functions and regions nest in it.
    ///
    /// A region belongs to the instrumented function that begins it: when that returns, by an exception
    /// or longjmp as well, a region that it left open is over, and counted as left open. A function
    /// that is to begin regions for its callers must not be instrumented; the C++ interface's are not.
    /// A region inside itself is recursion, as with functions. Past 254 open ones in a thread, regions
    /// are counted only.
    /// Cost: short, with a name that is used often.
    pub fn vais_profiler_region_begin(name: *const c_char);

    /// Ends the innermost open region if that is its name; else the one of that name in the same
    /// function that holds it, and those inside count as left open. In a function that a region's
    /// function called, or where no such region is open, nothing happens: it is counted, and reports
    /// say so.
    /// Cost: short.
    pub fn vais_profiler_region_end(name: *const c_char);

    /// Sets a mark: something happened now. Marks are counted by name. Their times are kept while there
    /// is room for them, of every other one when a thread has set many, of every fourth, and so on.
    /// Cost: record.
    pub fn vais_profiler_mark(name: *const c_char);

    /// The counter of that name is `value` now. Reports show its last, least, greatest and mean value
    /// and its course, in up to 256 intervals that become longer with the run. All threads set the same
    /// counter; a value that is not finite is ignored.
    /// Cost: record; more when several threads set the same counter all the time.
    pub fn vais_profiler_counter(name: *const c_char, value: f64);

    /// From here on, what all threads of the process record belongs to the phase of that name; NULL: to
    /// none. A phase may be come back to. Reports list phases with their durations, and can be cut by
    /// them (`vais-profiler report --phase NAME`): calls exactly, times of calls that were running when
    /// the phase changed by when they ran. Recorded while recording is off, too.
    /// Cost: system call; grows with the number of calling contexts of all threads.
    pub fn vais_profiler_phase(name: *const c_char);

    /// Freezes what `profiler` has recorded since its start; it may be running.
    ///
    /// With the process's profiler that includes all that instrumented code has recorded since the
    /// process began, in all threads, those that are in a call included. It is read where it is
    /// recorded, in the mapping of the process's profile or, where no file could be had, in memory.
    ///
    /// Returns a snapshot, for vais_profiler_snapshot_destroy() to free. NULL when `profiler` is NULL
    /// or there is no memory. Cost: grows with what was recorded; milliseconds for thousands of
    /// contexts.
    pub fn vais_profiler_snapshot_create(profiler: *mut c_void) -> *mut c_void;

    /// Frees a snapshot. No other call on it may be under way or follow. NULL: nothing happens.
    pub fn vais_profiler_snapshot_destroy(snapshot: *mut c_void);

    /// Nanoseconds from the start to the stop or, while the profiler ran, to the snapshot. 0 when it
    /// was never started.
    pub fn vais_profiler_snapshot_duration_ns(snapshot: *const c_void) -> u64;

    /// As vais_profiler_get_stats(), of when the snapshot was made.
    pub fn vais_profiler_snapshot_stats(snapshot: *const c_void) -> VaisProfileStats;

    /// Functions, hottest first: by self time, then samples, calls and name.
    pub fn vais_profiler_snapshot_functions(snapshot: *const c_void, functions: *mut VaisProfileFunction, capacity: usize) -> usize;

    /// Edges of the call graph, those with the most calls first, then by name.
    pub fn vais_profiler_snapshot_edges(snapshot: *const c_void, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// The edges that lead to functions of this name, in the order of all edges.
    pub fn vais_profiler_snapshot_callers(snapshot: *const c_void, callee: *const c_char, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// The edges that lead from functions of this name; of NULL, from code that is not instrumented.
    pub fn vais_profiler_snapshot_callees(snapshot: *const c_void, caller: *const c_char, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// Calls from one function to another, by name; `caller` as above.
    pub fn vais_profiler_snapshot_calls(snapshot: *const c_void, caller: *const c_char, callee: *const c_char) -> u64;

    /// Live allocations that the program told of, the largest first, then by address. Those of
    /// instrumented code are known by context only.
    pub fn vais_profiler_snapshot_live_allocations(snapshot: *const c_void, allocations: *mut VaisProfileAllocation, capacity: usize) -> usize;

    /// Calling contexts, each after its caller's. Their places in the array are their numbers.
    pub fn vais_profiler_snapshot_contexts(snapshot: *const c_void, contexts: *mut VaisProfileContext, capacity: usize) -> usize;

    /// The context in which the calling thread was when it made the snapshot of the process's profiler:
    /// its innermost instrumented function and the path to it. 0, which is code that is not
    /// instrumented, when there was none.
    pub fn vais_profiler_snapshot_current_context(snapshot: *const c_void) -> usize;

    /// The functions on the path to a context, the outermost first. Where the path is not known, the
    /// context's own function alone. None for context 0 and numbers of no context.
    pub fn vais_profiler_snapshot_stack(snapshot: *const c_void, context: usize, functions: *mut *const c_char, capacity: usize) -> usize;

    /// Makes a report of a snapshot and hands it to `sink`, piece by piece, with `user`.
    ///
    /// `format` is one of those of `vais-profiler report --format`: text, tree, compact, json,
    /// flamegraph, svg, folded, pprof and others, see vais_profiler_report_format(). NULL is text.
    ///
    /// Returns true; false when `snapshot` is NULL, there is no such format or no memory, or the sink
    /// returned false.
    pub fn vais_profiler_snapshot_report(snapshot: *const c_void, format: *const c_char, sink: VaisProfilerSink, user: *mut c_void) -> bool;

    /// As vais_profiler_snapshot_report(), written to a file descriptor, which stays open. False also
    /// when not all could be written: errno then says why.
    pub fn vais_profiler_snapshot_write(snapshot: *const c_void, format: *const c_char, fd: c_int) -> bool;

    /// Writes a report of what `profiler` has recorded: a snapshot, made, written and destroyed.
    pub fn vais_profiler_write_report(profiler: *mut c_void, format: *const c_char, fd: c_int) -> bool;

    /// The name of a format, by number from 0; NULL past the last one. Static.
    pub fn vais_profiler_report_format(number: usize) -> *const c_char;
}

/// The layouts that C has. With others this module does not compile.
#[cfg(target_pointer_width = "64")]
mod layout {
    use super::*;
    use std::mem::{align_of, size_of, transmute};

    /// Bytes that are 1 from `offset` on, `size` of them, and 0 elsewhere.
    const fn ones<const N: usize>(offset: usize, size: usize) -> [u8; N] {
        let mut bytes = [0; N];
        let mut i = 0;
        while i < size {
            bytes[offset + i] = 1;
            i += 1;
        }
        bytes
    }

    const fn are_ones<const N: usize>(bytes: [u8; N]) -> bool {
        let mut i = 0;
        while i < N && bytes[i] == 1 {
            i += 1;
        }
        i == N
    }

    union BytesVaisProfilerConfig {
        bytes: [u8; 24],
        value: VaisProfilerConfig,
    }
    const _: () = assert!(size_of::<VaisProfilerConfig>() == 24);
    const _: () = assert!(align_of::<VaisProfilerConfig>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(0, 8) }.value.sample_interval_ms)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(8, 1) }.value.track_memory)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(9, 1) }.value.build_call_graph)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(16, 8) }.value.max_samples)
    }));

    union BytesVaisProfileStats {
        bytes: [u8; 48],
        value: VaisProfileStats,
    }
    const _: () = assert!(size_of::<VaisProfileStats>() == 48);
    const _: () = assert!(align_of::<VaisProfileStats>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(0, 8) }.value.sample_count)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(8, 8) }.value.total_allocations)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(16, 8) }.value.total_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(24, 8) }.value.current_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(32, 8) }.value.peak_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(40, 8) }.value.call_graph_edges)
    }));

    union BytesVaisProfilerOptions {
        bytes: [u8; 32],
        value: VaisProfilerOptions,
    }
    const _: () = assert!(size_of::<VaisProfilerOptions>() == 32);
    const _: () = assert!(align_of::<VaisProfilerOptions>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(0, 8) }.value.size)
    }));
    const _: () = assert!(are_ones::<4>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(8, 4) }.value.mode)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(12, 1) }.value.track_memory)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(13, 1) }.value.build_call_graph)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(16, 8) }.value.sample_interval_ns)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerOptions { bytes: ones(24, 8) }.value.max_samples)
    }));

    union BytesVaisProfileFunction {
        bytes: [u8; 64],
        value: VaisProfileFunction,
    }
    const _: () = assert!(size_of::<VaisProfileFunction>() == 64);
    const _: () = assert!(align_of::<VaisProfileFunction>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(0, 8) }.value.name)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(8, 8) }.value.percentage)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(16, 8) }.value.samples)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(24, 8) }.value.calls)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(32, 8) }.value.self_ns)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(40, 8) }.value.total_ns)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(48, 8) }.value.allocations)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileFunction { bytes: ones(56, 8) }.value.allocated_bytes)
    }));

    union BytesVaisProfileEdge {
        bytes: [u8; 32],
        value: VaisProfileEdge,
    }
    const _: () = assert!(size_of::<VaisProfileEdge>() == 32);
    const _: () = assert!(align_of::<VaisProfileEdge>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileEdge { bytes: ones(0, 8) }.value.caller)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileEdge { bytes: ones(8, 8) }.value.callee)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileEdge { bytes: ones(16, 8) }.value.calls)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileEdge { bytes: ones(24, 8) }.value.total_ns)
    }));

    union BytesVaisProfileAllocation {
        bytes: [u8; 16],
        value: VaisProfileAllocation,
    }
    const _: () = assert!(size_of::<VaisProfileAllocation>() == 16);
    const _: () = assert!(align_of::<VaisProfileAllocation>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileAllocation { bytes: ones(0, 8) }.value.address)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileAllocation { bytes: ones(8, 8) }.value.size)
    }));

    union BytesVaisProfileContext {
        bytes: [u8; 64],
        value: VaisProfileContext,
    }
    const _: () = assert!(size_of::<VaisProfileContext>() == 64);
    const _: () = assert!(align_of::<VaisProfileContext>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(0, 8) }.value.function)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(8, 8) }.value.parent)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(16, 8) }.value.samples)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(24, 8) }.value.calls)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(32, 8) }.value.self_ns)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(40, 8) }.value.total_ns)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(48, 8) }.value.allocations)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileContext { bytes: ones(56, 8) }.value.allocated_bytes)
    }));
}
