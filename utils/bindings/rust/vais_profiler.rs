//! The C interface. A program can create profilers and feed them by hand, and can use the process's
//! profiler, which also knows what instrumented code recorded.
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
//! Link with libvais_profiler.a or libvais_profiler.so. Nothing else is needed, except for
//! snapshots and reports.
//!
//! **Profilers** are independent of each other. A handle is what vais_profiler_create() returned
//! and is valid until vais_profiler_destroy(). Passing NULL as a handle is always allowed and does
//! nothing.
//!
//! **Threads.** Every function may be called from any thread at any time, also for the same
//! profiler. The only exception is vais_profiler_destroy(), which must be the last call for its
//! handle. Recording takes no lock: each thread writes to a part of its own. Starting, stopping and
//! reading keep all threads from recording for some microseconds, so that readings are of one
//! moment.
//!
//! **Signals.** Functions whose cost is *record* may be called in a signal handler. If the handler
//! interrupted such a function for the same profiler, what the handler records is lost (a sample is
//! counted as dropped). A handler must not leave such a call by longjmp. All other functions must
//! not be called in a handler. All functions preserve errno.
//!
//! **Forks.** A child made by fork() has everything that was recorded before the fork and can
//! continue to record. A child made by vfork() or by a bare system call must not use any function.
//!
//! **Texts** are encoded in UTF-8, end with a NUL and are copied during the call. A call with a
//! text that is NULL or not valid UTF-8 is ignored. Texts are compared by content, not by address;
//! a text at an address where the thread has met it before is recognised faster.
//!
//! **Memory** comes from the kernel rather than from malloc, so that the functions may be called in
//! an allocator. If the kernel has none left, the record is lost.
//!
//! **Sums** that do not fit into a size_t saturate at SIZE_MAX.
//!
//! **Errors.** If a function returns false, NULL or zeros because of an error,
//! vais_profiler_last_error() tells which.
//!
//! The documentation of a function ends with its cost:
//! - *short*: a few nanoseconds
//! - *record*: about ten nanoseconds while the profiler runs, otherwise short; more when the thread
//!   meets a name, an edge or a region of addresses for the first time
//! - *system call*: microseconds, growing with the number of threads that have recorded
//!
//! Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu.

#![allow(clippy::all, dead_code, non_camel_case_types, unused_imports)]
#![allow(unknown_lints, unnecessary_transmutes)] // of rustc later than 1.63
#![allow(unpredictable_function_pointer_comparisons)]

use std::ffi::CStr;
use std::os::raw::*;

/// Why a call failed. The values are stable. 4 bytes.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VaisProfilerError(pub c_uint);

/// no call has failed
pub const VAIS_PROFILER_OK: VaisProfilerError = VaisProfilerError(0);
/// the profiler is NULL
pub const VAIS_PROFILER_NULL_HANDLE: VaisProfilerError = VaisProfilerError(1);
/// the profiler to start already runs
pub const VAIS_PROFILER_ALREADY_RUNNING: VaisProfilerError = VaisProfilerError(2);
/// the profiler to stop does not run
pub const VAIS_PROFILER_NOT_RUNNING: VaisProfilerError = VaisProfilerError(3);
/// the kernel has no memory left
pub const VAIS_PROFILER_NO_MEMORY: VaisProfilerError = VaisProfilerError(4);
/// vais_profiler_global_init() was not called
pub const VAIS_PROFILER_NOT_INITIALIZED: VaisProfilerError = VaisProfilerError(5);
/// vais_profiler_global_init() was called before
pub const VAIS_PROFILER_ALREADY_INITIALIZED: VaisProfilerError = VaisProfilerError(6);
/// the size is too small, or the sample interval is 0
pub const VAIS_PROFILER_INVALID_OPTIONS: VaisProfilerError = VaisProfilerError(7);
/// the library does not know the mode or a member
pub const VAIS_PROFILER_UNKNOWN_OPTIONS: VaisProfilerError = VaisProfilerError(8);
/// there is no report format of that name
pub const VAIS_PROFILER_UNKNOWN_FORMAT: VaisProfilerError = VaisProfilerError(9);
/// a report could not be written; errno says why
pub const VAIS_PROFILER_WRITE_FAILED: VaisProfilerError = VaisProfilerError(10);
/// the process's own profile is damaged
pub const VAIS_PROFILER_UNREADABLE: VaisProfilerError = VaisProfilerError(11);

/// What a profiler does on its own. What the program records by hand is kept in every mode. The
/// values are stable.
///
/// The timer is a thread of the profiler, created when the first sampling profiler is started.
/// About once per `sample_interval_ns`, but at most once per millisecond, it determines in which
/// instrumented function each thread is and how long the thread has been on the processor since the
/// last look. Each interval of such time is a sample of that function, recorded under its symbol
/// name and counted against `max_samples`. Threads that wait get no samples, nor does code that is
/// not instrumented, nor anything while recording by instrumented code is off. The timer sends no
/// signals to the program and does not interrupt its system calls.
/// Cost: 2 % of one processor at an interval of one millisecond.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct VaisProfilerMode(pub c_uint);

/// a timer takes samples
pub const VAIS_PROFILER_MODE_SAMPLING: VaisProfilerMode = VaisProfilerMode(0);
/// nothing; the mode of vais_profiler_create()
pub const VAIS_PROFILER_MODE_INSTRUMENTATION: VaisProfilerMode = VaisProfilerMode(1);
/// nothing
pub const VAIS_PROFILER_MODE_MEMORY: VaisProfilerMode = VaisProfilerMode(2);
/// a timer takes samples
pub const VAIS_PROFILER_MODE_ALL: VaisProfilerMode = VaisProfilerMode(3);

/// Configures what a profiler records. 24 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfilerConfig {
    /// milliseconds between the samples that the program takes
    pub sample_interval_ms: u64,
    /// if false, allocations and deallocations are ignored
    pub track_memory: bool,
    /// if false, calls are ignored
    pub build_call_graph: bool,
    /// samples to keep; further ones are counted as dropped
    pub max_samples: usize,
}

/// Summarises what a profiler has recorded since it was started. 48 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileStats {
    /// samples kept
    pub sample_count: usize,
    /// number of allocations
    pub total_allocations: usize,
    /// bytes of all allocations, including those freed since
    pub total_allocated_bytes: usize,
    /// bytes of the allocations that are live
    pub current_allocated_bytes: usize,
    /// largest value that current_allocated_bytes has had, exactly
    pub peak_allocated_bytes: usize,
    /// distinct pairs of caller and callee
    pub call_graph_edges: usize,
}

/// A configuration that may grow in later versions. New members are added at the end; `size` says
/// which members the program knows, and the others have their defaults. 32 bytes.
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
    /// of a thread's CPU time, between samples of the timer
    pub sample_interval_ns: u64,
    /// as in VaisProfilerConfig
    pub max_samples: usize,
}

/// What was recorded about a function, in all threads and on all paths. 64 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileFunction {
    /// symbol name, or the name that the program recorded
    pub name: *const c_char,
    /// of all self time; of all samples if no times are known; of all calls
    /// if there are no samples either
    pub percentage: f64,
    /// taken by the timer or recorded by the program
    pub samples: u64,
    /// calls of the function
    pub calls: u64,
    /// time on the processor, measured or estimated; 0 if unknown
    pub self_ns: u64,
    /// including the functions that it called
    pub total_ns: u64,
    /// by instrumented code; those that the program records have no function
    pub allocations: u64,
    /// bytes of these allocations
    pub allocated_bytes: u64,
}

/// Calls from one function to another. 32 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileEdge {
    /// NULL for code that is not instrumented
    pub caller: *const c_char,
    pub callee: *const c_char,
    pub calls: u64,
    /// time in the callee and the functions it called; 0 if unknown
    pub total_ns: u64,
}

/// A live allocation. 16 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileAllocation {
    pub address: usize,
    pub size: usize,
}

/// A function reached by a path of calls, which only instrumented code records. 64 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileContext {
    /// NULL for the first context, code that is not instrumented
    pub function: *const c_char,
    /// index of the caller's context, which precedes it; SIZE_MAX for the first
    /// context and if the path is unknown
    pub parent: usize,
    pub samples: u64,
    pub calls: u64,
    pub self_ns: u64,
    pub total_ns: u64,
    pub allocations: u64,
    pub allocated_bytes: u64,
}

/// Receives a piece of a report. Returning false ends the report.
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

/// Raised whenever programs compiled with an older header no longer run with the library.
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
    /// Creates a profiler, which does not run yet.
    ///
    /// `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, to be freed by
    /// vais_profiler_destroy(), or NULL if there is no memory.
    /// Cost: system call.
    pub fn vais_profiler_create(config: *const VaisProfilerConfig) -> *mut c_void;

    /// Frees a profiler, running or not, and everything it recorded. No other call for the handle may
    /// be in progress or follow. Does nothing if `profiler` is NULL.
    /// Cost: system call.
    pub fn vais_profiler_destroy(profiler: *mut c_void);

    /// Discards what was recorded before and starts to record. The profiler's duration counts from
    /// here.
    ///
    /// Returns true; or false, without changing anything, if `profiler` is NULL or already runs.
    /// Cost: system call.
    pub fn vais_profiler_start(profiler: *mut c_void) -> bool;

    /// Stops recording. What was recorded stays readable until the next start.
    ///
    /// Returns true; or false, without changing anything, if `profiler` is NULL or does not run.
    /// Cost: system call.
    pub fn vais_profiler_stop(profiler: *mut c_void) -> bool;

    /// Returns whether the profiler has been started and not stopped since; false if `profiler` is
    /// NULL.
    /// Cost: short.
    pub fn vais_profiler_is_running(profiler: *mut c_void) -> bool;

    /// Records a sample: the program was found in `function`, at the instruction address `ip`.
    ///
    /// Samples are counted by function; `ip` may be 0. The first `max_samples` samples are kept, and
    /// vais_profiler_get_dropped_samples() counts the others. Ignored if `profiler` is NULL or does not
    /// run, or if `function` is not a valid text.
    /// Cost: record.
    pub fn vais_profiler_record_sample(profiler: *mut c_void, function: *const c_char, ip: usize);

    /// Records an allocation of `size` bytes at `address`. Call it after the block was allocated.
    ///
    /// If a live allocation at that address is known, its deallocation was missed, and the new one
    /// replaces it. Ignored if `profiler` is NULL or does not run, or if `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_allocation(profiler: *mut c_void, size: usize, address: usize);

    /// Records that the allocation at `address` is no longer live. Call it before the block is freed,
    /// because another thread may be given the address immediately afterwards.
    ///
    /// Does nothing if no live allocation at that address is known. Ignored if `profiler` is NULL or
    /// does not run, or if `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_deallocation(profiler: *mut c_void, address: usize);

    /// Records a call along the edge from `caller` to `callee`, which may be the same function.
    ///
    /// Ignored if `profiler` is NULL or does not run, if `build_call_graph` is false, or if `caller` or
    /// `callee` is not a valid text.
    /// Cost: record, twice.
    pub fn vais_profiler_record_call(profiler: *mut c_void, caller: *const c_char, callee: *const c_char);

    /// Returns what has been recorded since the latest start, as it was at one moment. The profiler may
    /// be running. All members are zero if `profiler` is NULL or was never started.
    /// Cost: system call.
    pub fn vais_profiler_get_stats(profiler: *mut c_void) -> VaisProfileStats;

    /// Returns the number of samples since the latest start that were not kept, because there were
    /// already `max_samples` or no memory, or because the call interrupted another one. Returns 0 if
    /// `profiler` is NULL.
    /// Cost: system call.
    pub fn vais_profiler_get_dropped_samples(profiler: *mut c_void) -> usize;

    /// Creates the process's profiler, which does not run yet. `config` is used as in
    /// vais_profiler_create().
    ///
    /// Returns true; or false, without changing anything, if it already exists.
    /// Cost: system call.
    pub fn vais_profiler_global_init(config: *const VaisProfilerConfig) -> bool;

    /// Stops the process's profiler if it runs, and frees it and what was recorded through it. What
    /// instrumented code recorded stays in the process's profile. Does nothing without
    /// vais_profiler_global_init().
    /// Cost: system call.
    pub fn vais_profiler_global_destroy();

    /// Like vais_profiler_start(), but also enables recording by instrumented code and notes how much
    /// that code had recorded before. Returns false without vais_profiler_global_init().
    /// Cost: system call; grows with the number of calling contexts of the instrumented code.
    pub fn vais_profiler_global_start() -> bool;

    /// Like vais_profiler_stop(), but also disables recording by instrumented code. Returns false
    /// without vais_profiler_global_init().
    /// Cost: as vais_profiler_global_start().
    pub fn vais_profiler_global_stop() -> bool;

    /// Like vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_sample(function: *const c_char, ip: usize);

    /// Like vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_allocation(size: usize, address: usize);

    /// Like vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_deallocation(address: usize);

    /// Like vais_profiler_record_call(). Ignored without vais_profiler_global_init().
    /// Cost: record, twice.
    pub fn vais_profiler_global_record_call(caller: *const c_char, callee: *const c_char);

    /// Like vais_profiler_get_stats(); all members are zero without vais_profiler_global_init().
    ///
    /// The result includes what instrumented code has recorded since the start:
    /// - `total_allocations` and `total_allocated_bytes` include its successful allocations in all
    ///   threads, if `track_memory` is true.
    /// - `call_graph_edges` includes the distinct pairs of instrumented functions, by symbol name,
    ///   between which there were calls, if `build_call_graph` is true. A pair that was also passed to
    ///   vais_profiler_global_record_call() counts once. A function that was entered while recording
    ///   was off does not count as a caller.
    /// - `current_allocated_bytes` includes the bytes of its live blocks, also of those allocated
    ///   before the start, if `track_memory` is true. They are exact with memory=exact and estimated
    ///   with memory=sampled.
    ///
    /// `peak_allocated_bytes` is the larger of the peak recorded by
    /// vais_profiler_global_record_allocation() and the peak that instrumented code has reached since
    /// the process began, and at least `current_allocated_bytes`. In a child made by fork(),
    /// instrumented code counts from the fork on.
    /// Cost: as vais_profiler_global_start().
    pub fn vais_profiler_global_get_stats() -> VaisProfileStats;

    /// Like vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
    /// Cost: system call.
    pub fn vais_profiler_global_get_dropped_samples() -> usize;

    /// Returns the version of the library, such as "0.1.0". The text must not be freed. May be called
    /// in a signal handler.
    /// Cost: short.
    pub fn vais_profiler_version() -> *const c_char;

    /// Returns VAIS_PROFILER_ABI_VERSION of the library, for comparison with that of the header. May be
    /// called in a signal handler.
    /// Cost: short.
    pub fn vais_profiler_abi_version() -> u32;

    /// Returns why the calling thread's most recent failed call of this interface failed. Like errno,
    /// it is not reset by calls that succeed. Recording does not change it.
    /// Cost: short.
    pub fn vais_profiler_last_error() -> VaisProfilerError;

    /// Describes an error in a few words of English. The text is never NULL and must not be freed.
    /// Cost: short.
    pub fn vais_profiler_error_string(error: VaisProfilerError) -> *const c_char;

    /// Like vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. Returns NULL if
    /// `options` has members that the library does not know and that are not zero.
    /// Cost: system call.
    pub fn vais_profiler_create_with(options: *const VaisProfilerOptions) -> *mut c_void;

    /// Like vais_profiler_global_init(), with options.
    /// Cost: system call.
    pub fn vais_profiler_global_init_with(options: *const VaisProfilerOptions) -> bool;

    /// Returns the process's profiler as a handle that every function accepts; these functions then do
    /// what their variants without a handle do. Returns NULL without vais_profiler_global_init(). The
    /// handle is valid until vais_profiler_global_destroy(), which vais_profiler_destroy() calls for
    /// this handle.
    /// Cost: short.
    pub fn vais_profiler_global_handle() -> *mut c_void;

    /// Returns the nanoseconds from the latest start to its stop, or to now if the profiler runs.
    /// Returns 0 before the first start and if `profiler` is NULL.
    /// Cost: short.
    pub fn vais_profiler_get_duration_ns(profiler: *mut c_void) -> u64;

    /// Prepares recording for a sandbox that the process is about to enter, for example with
    /// seccomp(2). Makes all system calls that recording may need later, and reserves space for about
    /// 20,000 calling contexts and for new threads. From then on the profiler makes no more system
    /// calls. What does not fit into the reserved space is counted as dropped, as is a record of a
    /// signal handler that needs space while it interrupts the profiler making space. Child processes
    /// are not recorded, the timer takes no samples, and all time counts as spent on the processor.
    ///
    /// Not needed if an executable with instrumented code enters its sandbox by prctl(2) or syscall(2),
    /// because the profiler notices that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.
    ///
    /// Returns true, or false if there is nothing to record with. May be called from any thread, but
    /// not in a signal handler.
    /// Cost: up to a few milliseconds.
    pub fn vais_profiler_prepare_sandbox() -> bool;

    /// Begins a region: a part of the run that reports show like a function, with calls, time and
    /// memory, below the function or region that is running. Functions and regions nest in it.
    ///
    /// A region belongs to the instrumented function that begins it. When that function is left, also
    /// by an exception or longjmp, a region that it left open ends and is counted as left open. A
    /// function that begins regions on behalf of its callers must therefore not be instrumented; those
    /// of the C++ interface are not. A region inside itself is treated as recursion, as with functions.
    /// If more than 254 regions are open in a thread, further ones are only counted.
    /// Cost: short, for a name that is used often.
    pub fn vais_profiler_region_begin(name: *const c_char);

    /// Ends the innermost open region if it has that name. Otherwise ends the region of that name which
    /// the same function began around it, and counts the regions inside as left open. If the function
    /// itself has no such region open, even if one of its callers has, nothing ends; the call is
    /// counted, and reports mention it.
    /// Cost: short.
    pub fn vais_profiler_region_end(name: *const c_char);

    /// Sets a mark: something happened now. Marks are counted by name. Their times are kept as long as
    /// there is space; once a thread has set many, only those of every second mark are kept, then of
    /// every fourth, and so on.
    /// Cost: record.
    pub fn vais_profiler_mark(name: *const c_char);

    /// Sets the counter of that name to `value`. Reports show its last, smallest, largest and mean
    /// value and its timeline, in up to 256 intervals that become longer as the run continues. All
    /// threads set the same counter. A value that is not finite is ignored.
    /// Cost: record; more if several threads set the same counter all the time.
    pub fn vais_profiler_counter(name: *const c_char, value: f64);

    /// Begins a phase: from here on, what all threads of the process record belongs to the phase of
    /// that name, or to none if `name` is NULL. A program may return to a phase. Reports list the
    /// phases with their durations and can be restricted to one (`vais-profiler report --phase NAME`).
    /// Calls are separated exactly; the times of calls that were running when the phase changed are
    /// divided by when they ran. Phases are recorded even while recording is off.
    /// Cost: system call; grows with the number of calling contexts of all threads.
    pub fn vais_profiler_phase(name: *const c_char);

    /// Captures what `profiler` has recorded since its start. The profiler may be running.
    ///
    /// For the process's profiler, this includes everything that instrumented code has recorded in all
    /// threads since the process began, including calls that have not returned. It is read from where
    /// it is recorded: from the mapping of the process's profile or, if no file could be had, from
    /// memory.
    ///
    /// Returns a snapshot, to be freed by vais_profiler_snapshot_destroy(), or NULL if `profiler` is
    /// NULL or there is no memory.
    /// Cost: grows with what was recorded; milliseconds for thousands of contexts.
    pub fn vais_profiler_snapshot_create(profiler: *mut c_void) -> *mut c_void;

    /// Frees a snapshot. No other call for it may be in progress or follow. Does nothing if it is NULL.
    pub fn vais_profiler_snapshot_destroy(snapshot: *mut c_void);

    /// Returns the nanoseconds from the profiler's start to its stop or, if it was running, to the
    /// snapshot. Returns 0 if the profiler was never started.
    pub fn vais_profiler_snapshot_duration_ns(snapshot: *const c_void) -> u64;

    /// Like vais_profiler_get_stats(), as of the moment of the snapshot.
    pub fn vais_profiler_snapshot_stats(snapshot: *const c_void) -> VaisProfileStats;

    /// Lists functions, hottest first: by self time, then by samples, calls and name.
    pub fn vais_profiler_snapshot_functions(snapshot: *const c_void, functions: *mut VaisProfileFunction, capacity: usize) -> usize;

    /// Lists the edges of the call graph, those with the most calls first, then by name.
    pub fn vais_profiler_snapshot_edges(snapshot: *const c_void, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// Lists the edges that lead to functions of this name, in the same order.
    pub fn vais_profiler_snapshot_callers(snapshot: *const c_void, callee: *const c_char, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// Lists the edges that lead from functions of this name; if `caller` is NULL, from code that is
    /// not instrumented.
    pub fn vais_profiler_snapshot_callees(snapshot: *const c_void, caller: *const c_char, edges: *mut VaisProfileEdge, capacity: usize) -> usize;

    /// Returns the number of calls from one function to another, by name. `caller` may be NULL as
    /// above.
    pub fn vais_profiler_snapshot_calls(snapshot: *const c_void, caller: *const c_char, callee: *const c_char) -> u64;

    /// Lists the live allocations that the program recorded, the largest first, then by address. Those
    /// of instrumented code are known only by context.
    pub fn vais_profiler_snapshot_live_allocations(snapshot: *const c_void, allocations: *mut VaisProfileAllocation, capacity: usize) -> usize;

    /// Lists the calling contexts, each after that of its caller. A context's number is its array
    /// index.
    pub fn vais_profiler_snapshot_contexts(snapshot: *const c_void, contexts: *mut VaisProfileContext, capacity: usize) -> usize;

    /// Returns the context of the calling thread at the moment when it made the snapshot of the
    /// process's profiler: its innermost instrumented function and the path to it. Returns 0, which is
    /// code that is not instrumented, if there was none.
    pub fn vais_profiler_snapshot_current_context(snapshot: *const c_void) -> usize;

    /// Lists the functions on the path to a context, the outermost first. If the path is unknown, lists
    /// only the context's own function. Context 0 and numbers that are not contexts have no entries.
    pub fn vais_profiler_snapshot_stack(snapshot: *const c_void, context: usize, functions: *mut *const c_char, capacity: usize) -> usize;

    /// Makes a report of a snapshot and passes it to `sink` piece by piece, together with `user`.
    ///
    /// `format` is one of the formats of `vais-profiler report --format`: text, tree, compact, json,
    /// flamegraph, svg, folded, pprof and others, listed by vais_profiler_report_format(). NULL means
    /// text.
    ///
    /// Returns true; or false if `snapshot` is NULL, the format is unknown, there is no memory, or the
    /// sink returned false.
    pub fn vais_profiler_snapshot_report(snapshot: *const c_void, format: *const c_char, sink: VaisProfilerSink, user: *mut c_void) -> bool;

    /// Like vais_profiler_snapshot_report(), but writes to a file descriptor, which stays open. Also
    /// returns false if not everything could be written; errno then says why.
    pub fn vais_profiler_snapshot_write(snapshot: *const c_void, format: *const c_char, fd: c_int) -> bool;

    /// Makes a snapshot of `profiler`, writes a report of it and destroys it.
    pub fn vais_profiler_write_report(profiler: *mut c_void, format: *const c_char, fd: c_int) -> bool;

    /// Returns the name of the format with this number, counted from 0, or NULL past the last one. The
    /// text must not be freed.
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
