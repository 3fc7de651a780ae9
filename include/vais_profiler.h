/// The C interface. A program can create profilers and feed them by hand, and can use the process's
/// profiler, which also knows what instrumented code recorded.
///
///     void *profiler = vais_profiler_create(NULL);
///     vais_profiler_start(profiler);
///     vais_profiler_record_call(profiler, "main", "parse");
///     vais_profiler_stop(profiler);
///     printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
///     vais_profiler_destroy(profiler);
///
/// Link with libvais_profiler.a or libvais_profiler.so. Nothing else is needed, except for
/// snapshots and reports.
///
/// **Profilers** are independent of each other. A handle is what vais_profiler_create() returned
/// and is valid until vais_profiler_destroy(). Passing NULL as a handle is always allowed and does
/// nothing.
///
/// **Threads.** Every function may be called from any thread at any time, also for the same
/// profiler. The only exception is vais_profiler_destroy(), which must be the last call for its
/// handle. Recording takes no lock: each thread writes to a part of its own. Starting, stopping and
/// reading keep all threads from recording for some microseconds, so that readings are of one
/// moment.
///
/// **Signals.** Functions whose cost is *record* may be called in a signal handler. If the handler
/// interrupted such a function for the same profiler, what the handler records is lost (a sample is
/// counted as dropped). A handler must not leave such a call by longjmp. All other functions must
/// not be called in a handler. All functions preserve errno.
///
/// **Forks.** A child made by fork() has everything that was recorded before the fork and can
/// continue to record. A child made by vfork() or by a bare system call must not use any function.
///
/// **Texts** are encoded in UTF-8, end with a NUL and are copied during the call. A call with a
/// text that is NULL or not valid UTF-8 is ignored. Texts are compared by content, not by address;
/// a text at an address where the thread has met it before is recognised faster.
///
/// **Memory** comes from the kernel rather than from malloc, so that the functions may be called in
/// an allocator. If the kernel has none left, the record is lost.
///
/// **Sums** that do not fit into a size_t saturate at SIZE_MAX.
///
/// **Errors.** If a function returns false, NULL or zeros because of an error,
/// vais_profiler_last_error() tells which.
///
/// The documentation of a function ends with its cost:
/// - *short*: a few nanoseconds
/// - *record*: about ten nanoseconds while the profiler runs, otherwise short; more when the thread
///   meets a name, an edge or a region of addresses for the first time
/// - *system call*: microseconds, growing with the number of threads that have recorded

#ifndef VAIS_PROFILER_H
#define VAIS_PROFILER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Configures what a profiler records. 24 bytes.
typedef struct VaisProfilerConfig {
  uint64_t sample_interval_ms; ///< milliseconds between the samples that the program takes
  bool track_memory;           ///< if false, allocations and deallocations are ignored
  bool build_call_graph;       ///< if false, calls are ignored
  size_t max_samples;          ///< samples to keep; further ones are counted as dropped
} VaisProfilerConfig;

/// The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
#define VAIS_PROFILER_CONFIG_DEFAULTS                                                              \
  { 1, true, true, 1000000 }

/// Summarises what a profiler has recorded since it was started. 48 bytes.
typedef struct VaisProfileStats {
  size_t sample_count;            ///< samples kept
  size_t total_allocations;       ///< number of allocations
  size_t total_allocated_bytes;   ///< bytes of all allocations, including those freed since
  size_t current_allocated_bytes; ///< bytes of the allocations that are live
  size_t peak_allocated_bytes;    ///< largest value that current_allocated_bytes has had, exactly
  size_t call_graph_edges;        ///< distinct pairs of caller and callee
} VaisProfileStats;

/// Creates a profiler, which does not run yet.
///
/// `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, to be freed by
/// vais_profiler_destroy(), or NULL if there is no memory.
/// Cost: system call.
void *vais_profiler_create(const VaisProfilerConfig *config);

/// Frees a profiler, running or not, and everything it recorded. No other call for the handle may
/// be in progress or follow. Does nothing if `profiler` is NULL.
/// Cost: system call.
void vais_profiler_destroy(void *profiler);

/// Discards what was recorded before and starts to record. The profiler's duration counts from
/// here.
///
/// Returns true; or false, without changing anything, if `profiler` is NULL or already runs.
/// Cost: system call.
bool vais_profiler_start(void *profiler);

/// Stops recording. What was recorded stays readable until the next start.
///
/// Returns true; or false, without changing anything, if `profiler` is NULL or does not run.
/// Cost: system call.
bool vais_profiler_stop(void *profiler);

/// Returns whether the profiler has been started and not stopped since; false if `profiler` is
/// NULL.
/// Cost: short.
bool vais_profiler_is_running(void *profiler);

/// Records a sample: the program was found in `function`, at the instruction address `ip`.
///
/// Samples are counted by function; `ip` may be 0. The first `max_samples` samples are kept, and
/// vais_profiler_get_dropped_samples() counts the others. Ignored if `profiler` is NULL or does not
/// run, or if `function` is not a valid text.
/// Cost: record.
void vais_profiler_record_sample(void *profiler, const char *function, size_t ip);

/// Records an allocation of `size` bytes at `address`. Call it after the block was allocated.
///
/// If a live allocation at that address is known, its deallocation was missed, and the new one
/// replaces it. Ignored if `profiler` is NULL or does not run, or if `track_memory` is false.
/// Cost: record.
void vais_profiler_record_allocation(void *profiler, size_t size, size_t address);

/// Records that the allocation at `address` is no longer live. Call it before the block is freed,
/// because another thread may be given the address immediately afterwards.
///
/// Does nothing if no live allocation at that address is known. Ignored if `profiler` is NULL or
/// does not run, or if `track_memory` is false.
/// Cost: record.
void vais_profiler_record_deallocation(void *profiler, size_t address);

/// Records a call along the edge from `caller` to `callee`, which may be the same function.
///
/// Ignored if `profiler` is NULL or does not run, if `build_call_graph` is false, or if `caller` or
/// `callee` is not a valid text.
/// Cost: record, twice.
void vais_profiler_record_call(void *profiler, const char *caller, const char *callee);

/// Returns what has been recorded since the latest start, as it was at one moment. The profiler may
/// be running. All members are zero if `profiler` is NULL or was never started.
/// Cost: system call.
VaisProfileStats vais_profiler_get_stats(void *profiler);

/// Returns the number of samples since the latest start that were not kept, because there were
/// already `max_samples` or no memory, or because the call interrupted another one. Returns 0 if
/// `profiler` is NULL.
/// Cost: system call.
size_t vais_profiler_get_dropped_samples(void *profiler);

// The process has one more profiler, which needs no handle. Starting it also enables recording by
// the program's instrumented code in all threads, and stopping it disables that. To let
// instrumented code record only between start and stop, run the program with
// VAIS_PROFILER_OPTIONS=start=off.

/// Creates the process's profiler, which does not run yet. `config` is used as in
/// vais_profiler_create().
///
/// Returns true; or false, without changing anything, if it already exists.
/// Cost: system call.
bool vais_profiler_global_init(const VaisProfilerConfig *config);

/// Stops the process's profiler if it runs, and frees it and what was recorded through it. What
/// instrumented code recorded stays in the process's profile. Does nothing without
/// vais_profiler_global_init().
/// Cost: system call.
void vais_profiler_global_destroy(void);

/// Like vais_profiler_start(), but also enables recording by instrumented code and notes how much
/// that code had recorded before. Returns false without vais_profiler_global_init().
/// Cost: system call; grows with the number of calling contexts of the instrumented code.
bool vais_profiler_global_start(void);

/// Like vais_profiler_stop(), but also disables recording by instrumented code. Returns false
/// without vais_profiler_global_init().
/// Cost: as vais_profiler_global_start().
bool vais_profiler_global_stop(void);

/// Like vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_sample(const char *function, size_t ip);

/// Like vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_allocation(size_t size, size_t address);

/// Like vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_deallocation(size_t address);

/// Like vais_profiler_record_call(). Ignored without vais_profiler_global_init().
/// Cost: record, twice.
void vais_profiler_global_record_call(const char *caller, const char *callee);

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
VaisProfileStats vais_profiler_global_get_stats(void);

/// Like vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
/// Cost: system call.
size_t vais_profiler_global_get_dropped_samples(void);

// Version, ABI, errors, and a configuration that can grow.

/// Raised whenever programs compiled with an older header no longer run with the library.
#define VAIS_PROFILER_ABI_VERSION 1

/// Returns the version of the library, such as "0.1.0". The text must not be freed. May be called
/// in a signal handler.
/// Cost: short.
const char *vais_profiler_version(void);

/// Returns VAIS_PROFILER_ABI_VERSION of the library, for comparison with that of the header. May be
/// called in a signal handler.
/// Cost: short.
uint32_t vais_profiler_abi_version(void);

/// Why a call failed. The values are stable. 4 bytes.
typedef enum VaisProfilerError {
  VAIS_PROFILER_OK = 0,                  ///< no call has failed
  VAIS_PROFILER_NULL_HANDLE = 1,         ///< the profiler is NULL
  VAIS_PROFILER_ALREADY_RUNNING = 2,     ///< the profiler to start already runs
  VAIS_PROFILER_NOT_RUNNING = 3,         ///< the profiler to stop does not run
  VAIS_PROFILER_NO_MEMORY = 4,           ///< the kernel has no memory left
  VAIS_PROFILER_NOT_INITIALIZED = 5,     ///< vais_profiler_global_init() was not called
  VAIS_PROFILER_ALREADY_INITIALIZED = 6, ///< vais_profiler_global_init() was called before
  VAIS_PROFILER_INVALID_OPTIONS = 7,     ///< the size is too small, or the sample interval is 0
  VAIS_PROFILER_UNKNOWN_OPTIONS = 8,     ///< the library does not know the mode or a member
  VAIS_PROFILER_UNKNOWN_FORMAT = 9,      ///< there is no report format of that name
  VAIS_PROFILER_WRITE_FAILED = 10,       ///< a report could not be written; errno says why
  VAIS_PROFILER_UNREADABLE = 11          ///< the process's own profile is damaged
} VaisProfilerError;

/// Returns why the calling thread's most recent failed call of this interface failed. Like errno,
/// it is not reset by calls that succeed. Recording does not change it.
/// Cost: short.
VaisProfilerError vais_profiler_last_error(void);

/// Describes an error in a few words of English. The text is never NULL and must not be freed.
/// Cost: short.
const char *vais_profiler_error_string(VaisProfilerError error);

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
typedef enum VaisProfilerMode {
  VAIS_PROFILER_MODE_SAMPLING = 0,        ///< a timer takes samples
  VAIS_PROFILER_MODE_INSTRUMENTATION = 1, ///< nothing; the mode of vais_profiler_create()
  VAIS_PROFILER_MODE_MEMORY = 2,          ///< nothing
  VAIS_PROFILER_MODE_ALL = 3              ///< a timer takes samples
} VaisProfilerMode;

/// A configuration that may grow in later versions. New members are added at the end; `size` says
/// which members the program knows, and the others have their defaults. 32 bytes.
typedef struct VaisProfilerOptions {
  size_t size;                 ///< sizeof(VaisProfilerOptions)
  uint32_t mode;               ///< a VaisProfilerMode
  bool track_memory;           ///< as in VaisProfilerConfig
  bool build_call_graph;       ///< as in VaisProfilerConfig
  uint64_t sample_interval_ns; ///< of a thread's CPU time, between samples of the timer
  size_t max_samples;          ///< as in VaisProfilerConfig
} VaisProfilerOptions;

/// The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`
#define VAIS_PROFILER_OPTIONS_DEFAULTS                                                             \
  { sizeof(VaisProfilerOptions), VAIS_PROFILER_MODE_INSTRUMENTATION, true, true, 1000000, 1000000 }

/// Like vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. Returns NULL if
/// `options` has members that the library does not know and that are not zero.
/// Cost: system call.
void *vais_profiler_create_with(const VaisProfilerOptions *options);

/// Like vais_profiler_global_init(), with options.
/// Cost: system call.
bool vais_profiler_global_init_with(const VaisProfilerOptions *options);

/// Returns the process's profiler as a handle that every function accepts; these functions then do
/// what their variants without a handle do. Returns NULL without vais_profiler_global_init(). The
/// handle is valid until vais_profiler_global_destroy(), which vais_profiler_destroy() calls for
/// this handle.
/// Cost: short.
void *vais_profiler_global_handle(void);

/// Returns the nanoseconds from the latest start to its stop, or to now if the profiler runs.
/// Returns 0 before the first start and if `profiler` is NULL.
/// Cost: short.
uint64_t vais_profiler_get_duration_ns(void *profiler);

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
bool vais_profiler_prepare_sandbox(void);

// Markers record what the program itself knows about its run. They are part of the process's
// profile, beside what instrumented code records, and need no profiler. In a program without
// instrumented code the first marker begins the profile. While recording is off
// (VAIS_PROFILER_OPTIONS=start=off, vais_profiler_global_stop()) nothing is recorded, but a region
// that began before ends normally.
//
// All of these functions may be called from any thread, in signal handlers, in allocators, and
// before and after main. None takes a lock or calls libc. A name is encoded in UTF-8, ends with a
// NUL, is compared by content and copied. Only its first 255 bytes count, and all names after the
// first 4,096 share one. A call with NULL does nothing. Static names are cheapest because they are
// looked up by address; another text that is later found at the same address is recognised as such.

/// Begins a region: a part of the run that reports show like a function, with calls, time and
/// memory, below the function or region that is running. Functions and regions nest in it.
///
/// A region belongs to the instrumented function that begins it. When that function is left, also
/// by an exception or longjmp, a region that it left open ends and is counted as left open. A
/// function that begins regions on behalf of its callers must therefore not be instrumented; those
/// of the C++ interface are not. A region inside itself is treated as recursion, as with functions.
/// If more than 254 regions are open in a thread, further ones are only counted.
/// Cost: short, for a name that is used often.
void vais_profiler_region_begin(const char *name);

/// Ends the innermost open region if it has that name. Otherwise ends the region of that name which
/// the same function began around it, and counts the regions inside as left open. If the function
/// itself has no such region open, even if one of its callers has, nothing ends; the call is
/// counted, and reports mention it.
/// Cost: short.
void vais_profiler_region_end(const char *name);

/// Sets a mark: something happened now. Marks are counted by name. Their times are kept as long as
/// there is space; once a thread has set many, only those of every second mark are kept, then of
/// every fourth, and so on.
/// Cost: record.
void vais_profiler_mark(const char *name);

/// Sets the counter of that name to `value`. Reports show its last, smallest, largest and mean
/// value and its timeline, in up to 256 intervals that become longer as the run continues. All
/// threads set the same counter. A value that is not finite is ignored.
/// Cost: record; more if several threads set the same counter all the time.
void vais_profiler_counter(const char *name, double value);

/// Begins a phase: from here on, what all threads of the process record belongs to the phase of
/// that name, or to none if `name` is NULL. A program may return to a phase. Reports list the
/// phases with their durations and can be restricted to one (`vais-profiler report --phase NAME`).
/// Calls are separated exactly; the times of calls that were running when the phase changed are
/// divided by when they ran. Phases are recorded even while recording is off.
/// Cost: system call; grows with the number of calling contexts of all threads.
void vais_profiler_phase(const char *name);

// Snapshots and reports. These functions are in libvais_profiler_report.a, which is written in C++:
// link it before libvais_profiler.a (or .so), and libstdc++ and zlib after both. All may be called
// from any thread, but none in a signal handler or in an allocator; they use malloc. None stops the
// profiler or instrumented code; threads that record by hand wait as for any other reading.
//
//     void *snapshot = vais_profiler_snapshot_create(profiler);
//     VaisProfileFunction hottest[10];
//     size_t all = vais_profiler_snapshot_functions(snapshot, hottest, 10);
//     vais_profiler_snapshot_destroy(snapshot);
//
// A snapshot is a copy of what a profiler had recorded when the snapshot was made. It never
// changes, and any number of threads may use it. Its texts are valid until it is destroyed.
// Functions are identified by name, source file and line, so that two may have the same name.
//
// Functions that fill an array write at most `capacity` entries, the first ones in their order, and
// return how many there are in total. The array may be NULL if `capacity` is 0. If the snapshot is
// NULL or a name is not in it, there are no entries.
//
// Functions that may fail say why through vais_profiler_last_error().

/// What was recorded about a function, in all threads and on all paths. 64 bytes.
typedef struct VaisProfileFunction {
  const char *name;     ///< symbol name, or the name that the program recorded
  double percentage;    ///< of all self time; of all samples if no times are known; of all calls
                        ///< if there are no samples either
  uint64_t samples;     ///< taken by the timer or recorded by the program
  uint64_t calls;       ///< calls of the function
  uint64_t self_ns;     ///< time on the processor, measured or estimated; 0 if unknown
  uint64_t total_ns;    ///< including the functions that it called
  uint64_t allocations; ///< by instrumented code; those that the program records have no function
  uint64_t allocated_bytes; ///< bytes of these allocations
} VaisProfileFunction;

/// Calls from one function to another. 32 bytes.
typedef struct VaisProfileEdge {
  const char *caller; ///< NULL for code that is not instrumented
  const char *callee;
  uint64_t calls;
  uint64_t total_ns; ///< time in the callee and the functions it called; 0 if unknown
} VaisProfileEdge;

/// A live allocation. 16 bytes.
typedef struct VaisProfileAllocation {
  size_t address;
  size_t size;
} VaisProfileAllocation;

/// A function reached by a path of calls, which only instrumented code records. 64 bytes.
typedef struct VaisProfileContext {
  const char *function; ///< NULL for the first context, code that is not instrumented
  size_t parent; ///< index of the caller's context, which precedes it; SIZE_MAX for the first
                 ///< context and if the path is unknown
  uint64_t samples;
  uint64_t calls;
  uint64_t self_ns;
  uint64_t total_ns;
  uint64_t allocations;
  uint64_t allocated_bytes;
} VaisProfileContext;

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
void *vais_profiler_snapshot_create(void *profiler);

/// Frees a snapshot. No other call for it may be in progress or follow. Does nothing if it is NULL.
void vais_profiler_snapshot_destroy(void *snapshot);

/// Returns the nanoseconds from the profiler's start to its stop or, if it was running, to the
/// snapshot. Returns 0 if the profiler was never started.
uint64_t vais_profiler_snapshot_duration_ns(const void *snapshot);

/// Like vais_profiler_get_stats(), as of the moment of the snapshot.
VaisProfileStats vais_profiler_snapshot_stats(const void *snapshot);

/// Lists functions, hottest first: by self time, then by samples, calls and name.
size_t vais_profiler_snapshot_functions(const void *snapshot, VaisProfileFunction *functions,
                                        size_t capacity);

/// Lists the edges of the call graph, those with the most calls first, then by name.
size_t vais_profiler_snapshot_edges(const void *snapshot, VaisProfileEdge *edges, size_t capacity);

/// Lists the edges that lead to functions of this name, in the same order.
size_t vais_profiler_snapshot_callers(const void *snapshot, const char *callee,
                                      VaisProfileEdge *edges, size_t capacity);

/// Lists the edges that lead from functions of this name; if `caller` is NULL, from code that is
/// not instrumented.
size_t vais_profiler_snapshot_callees(const void *snapshot, const char *caller,
                                      VaisProfileEdge *edges, size_t capacity);

/// Returns the number of calls from one function to another, by name. `caller` may be NULL as
/// above.
uint64_t vais_profiler_snapshot_calls(const void *snapshot, const char *caller, const char *callee);

/// Lists the live allocations that the program recorded, the largest first, then by address. Those
/// of instrumented code are known only by context.
size_t vais_profiler_snapshot_live_allocations(const void *snapshot,
                                               VaisProfileAllocation *allocations, size_t capacity);

/// Lists the calling contexts, each after that of its caller. A context's number is its array
/// index.
size_t vais_profiler_snapshot_contexts(const void *snapshot, VaisProfileContext *contexts,
                                       size_t capacity);

/// Returns the context of the calling thread at the moment when it made the snapshot of the
/// process's profiler: its innermost instrumented function and the path to it. Returns 0, which is
/// code that is not instrumented, if there was none.
size_t vais_profiler_snapshot_current_context(const void *snapshot);

/// Lists the functions on the path to a context, the outermost first. If the path is unknown, lists
/// only the context's own function. Context 0 and numbers that are not contexts have no entries.
size_t vais_profiler_snapshot_stack(const void *snapshot, size_t context, const char **functions,
                                    size_t capacity);

/// Receives a piece of a report. Returning false ends the report.
typedef bool (*VaisProfilerSink)(void *user, const char *bytes, size_t size);

/// Makes a report of a snapshot and passes it to `sink` piece by piece, together with `user`.
///
/// `format` is one of the formats of `vais-profiler report --format`: text, tree, compact, json,
/// flamegraph, svg, folded, pprof and others, listed by vais_profiler_report_format(). NULL means
/// text.
///
/// Returns true; or false if `snapshot` is NULL, the format is unknown, there is no memory, or the
/// sink returned false.
bool vais_profiler_snapshot_report(const void *snapshot, const char *format, VaisProfilerSink sink,
                                   void *user);

/// Like vais_profiler_snapshot_report(), but writes to a file descriptor, which stays open. Also
/// returns false if not everything could be written; errno then says why.
bool vais_profiler_snapshot_write(const void *snapshot, const char *format, int fd);

/// Makes a snapshot of `profiler`, writes a report of it and destroys it.
bool vais_profiler_write_report(void *profiler, const char *format, int fd);

/// Returns the name of the format with this number, counted from 0, or NULL past the last one. The
/// text must not be freed.
const char *vais_profiler_report_format(size_t number);

#ifdef __cplusplus
}
#endif

#endif
