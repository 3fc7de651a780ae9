/// Recording from a program: profilers that it creates and feeds by hand, and the one of the
/// process, which also knows what instrumented code recorded.
///
///     void *profiler = vais_profiler_create(NULL);
///     vais_profiler_start(profiler);
///     vais_profiler_record_call(profiler, "main", "parse");
///     vais_profiler_stop(profiler);
///     printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
///     vais_profiler_destroy(profiler);
///
/// Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed, but for snapshots
/// and reports.
///
/// **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
/// until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
///
/// **Threads.** Every function may be called from any thread at any time, also on the same
/// profiler; only vais_profiler_destroy() must be the last call on its handle. Recording takes no
/// lock: each thread writes a part of its own. Starting, stopping and reading stop the recording of
/// all threads for some microseconds, so that what is read was true at one moment.
///
/// **Signals.** The functions whose cost is *record* may be called in a signal handler. What they
/// should record is lost if the handler interrupted one of them for the same profiler (of samples,
/// it is counted as dropped). No handler may leave such a call by longjmp. The other functions may
/// not be called in a handler. errno is kept.
///
/// **Forks.** A child made by fork() has all that was recorded before, and may go on. One made by
/// vfork() or a bare system call may use no function.
///
/// **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
/// or not UTF-8 is ignored. Texts are told apart by content, not by address; one that stands where
/// it stood before is recognized faster.
///
/// **Memory** comes from the kernel, not from malloc, so the functions may be called in an
/// allocator. When there is none left, what was to be recorded is lost.
///
/// **Sums** that would not fit a size_t stay at SIZE_MAX.
///
/// **Errors.** Functions that return false, NULL or zeros because of an error say which one by
/// vais_profiler_last_error().
///
/// The cost of a function is named in its last line:
/// - *short*: a few nanoseconds
/// - *record*: about ten nanoseconds while the profiler runs, short otherwise; more when the thread
///   meets a name, an edge or a region of addresses for the first time
/// - *system call*: microseconds, more the more threads have recorded

#ifndef VAIS_PROFILER_H
#define VAIS_PROFILER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a profiler records. 24 bytes.
typedef struct VaisProfilerConfig {
  uint64_t sample_interval_ms; ///< milliseconds between the samples that the program takes
  bool track_memory;           ///< false: allocations and deallocations are ignored
  bool build_call_graph;       ///< false: calls are ignored
  size_t max_samples;          ///< samples kept; what is beyond is dropped and counted as such
} VaisProfilerConfig;

/// The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
#define VAIS_PROFILER_CONFIG_DEFAULTS                                                              \
  { 1, true, true, 1000000 }

/// What a profiler has recorded since it was started. 48 bytes.
typedef struct VaisProfileStats {
  size_t sample_count;            ///< samples kept
  size_t total_allocations;       ///< allocations
  size_t total_allocated_bytes;   ///< their bytes, those freed since included
  size_t current_allocated_bytes; ///< bytes of the allocations that are live
  size_t peak_allocated_bytes;    ///< the most that current_allocated_bytes has been, exactly
  size_t call_graph_edges;        ///< distinct (caller, callee) pairs
} VaisProfileStats;

/// Makes a profiler, which does not run yet.
///
/// `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
/// vais_profiler_destroy() to free; NULL when there is no memory.
/// Cost: system call.
void *vais_profiler_create(const VaisProfilerConfig *config);

/// Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
/// under way or follow. NULL: nothing happens.
/// Cost: system call.
void vais_profiler_destroy(void *profiler);

/// Forgets what was recorded before and begins to record; time runs from here.
///
/// Returns true; false when `profiler` is NULL or runs already: then nothing changes.
/// Cost: system call.
bool vais_profiler_start(void *profiler);

/// Ends recording. What was recorded stays readable until the next start.
///
/// Returns true; false when `profiler` is NULL or does not run: then nothing changes.
/// Cost: system call.
bool vais_profiler_stop(void *profiler);

/// Whether the profiler was started and not stopped since. NULL: false.
/// Cost: short.
bool vais_profiler_is_running(void *profiler);

/// Counts a sample: the program was found in `function`, at instruction address `ip`.
///
/// Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
/// others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
/// not run, or `function` is no text. Cost: record.
void vais_profiler_record_sample(void *profiler, const char *function, size_t ip);

/// Counts an allocation of `size` bytes at `address`; call it after the block was allocated.
///
/// When a live allocation is known at that address, the new one replaces it: its deallocation was
/// missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
/// Cost: record.
void vais_profiler_record_allocation(void *profiler, size_t size, size_t address);

/// The allocation at `address` is no longer live; call it before the block is freed, since another
/// thread may be given the address right after.
///
/// An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
/// or does not run, or `track_memory` is false.
/// Cost: record.
void vais_profiler_record_deallocation(void *profiler, size_t address);

/// Counts a call along the edge from `caller` to `callee`, which may be equal.
///
/// Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
/// is no text.
/// Cost: record, twice.
void vais_profiler_record_call(void *profiler, const char *caller, const char *callee);

/// What has been recorded since the latest start, at one moment; the profiler may be running. All
/// zero when `profiler` is NULL or was never started.
/// Cost: system call.
VaisProfileStats vais_profiler_get_stats(void *profiler);

/// Samples since the latest start that were not kept, because there were `max_samples` already or
/// no memory, or the call interrupted another one. 0 when `profiler` is NULL. Cost: system call.
size_t vais_profiler_get_dropped_samples(void *profiler);

// The process has one profiler more, which needs no handle. Starting it also switches recording by
// the program's instrumented code on, for all threads, and stopping it switches that off. Whoever
// wants the instrumented code to record between start and stop only runs the program with
// VAIS_PROFILER_OPTIONS=start=off.

/// Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
///
/// Returns true; false when there is one already: then nothing changes.
/// Cost: system call.
bool vais_profiler_global_init(const VaisProfilerConfig *config);

/// Stops the process's profiler if it runs, and frees it and what was recorded through it. What
/// instrumented code recorded stays in the process's profile. Without vais_profiler_global_init():
/// nothing happens.
/// Cost: system call.
void vais_profiler_global_destroy(void);

/// As vais_profiler_start(); also switches recording by instrumented code on and remembers how much
/// that had recorded before. False without vais_profiler_global_init().
/// Cost: system call; grows with the number of calling contexts of the instrumented code.
bool vais_profiler_global_start(void);

/// As vais_profiler_stop(); also switches recording by instrumented code off. False without
/// vais_profiler_global_init().
/// Cost: as vais_profiler_global_start().
bool vais_profiler_global_stop(void);

/// As vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_sample(const char *function, size_t ip);

/// As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_allocation(size_t size, size_t address);

/// As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
/// Cost: record.
void vais_profiler_global_record_deallocation(size_t address);

/// As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
/// Cost: record, twice.
void vais_profiler_global_record_call(const char *caller, const char *callee);

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
VaisProfileStats vais_profiler_global_get_stats(void);

/// As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
/// Cost: system call.
size_t vais_profiler_global_get_dropped_samples(void);

// Version, ABI, errors, configuration that can grow

/// Raised when programs compiled against an older header would not run with the library any more.
#define VAIS_PROFILER_ABI_VERSION 1

/// Version of the library, like "0.1.0". Never freed. In a signal handler: yes. Cost: short.
const char *vais_profiler_version(void);

/// VAIS_PROFILER_ABI_VERSION of the library, to be compared with the header's. In a signal handler:
/// yes. Cost: short.
uint32_t vais_profiler_abi_version(void);

/// Why a call failed. The values are fixed. 4 bytes.
typedef enum VaisProfilerError {
  VAIS_PROFILER_OK = 0,                  ///< no call has failed
  VAIS_PROFILER_NULL_HANDLE = 1,         ///< the profiler is NULL
  VAIS_PROFILER_ALREADY_RUNNING = 2,     ///< start
  VAIS_PROFILER_NOT_RUNNING = 3,         ///< stop
  VAIS_PROFILER_NO_MEMORY = 4,           ///< the kernel has none
  VAIS_PROFILER_NOT_INITIALIZED = 5,     ///< without vais_profiler_global_init()
  VAIS_PROFILER_ALREADY_INITIALIZED = 6, ///< vais_profiler_global_init() for the second time
  VAIS_PROFILER_INVALID_OPTIONS = 7,     ///< size too small, or a sample interval of 0
  VAIS_PROFILER_UNKNOWN_OPTIONS = 8,     ///< a mode or a member that the library does not know
  VAIS_PROFILER_UNKNOWN_FORMAT = 9,      ///< of a report
  VAIS_PROFILER_WRITE_FAILED = 10,       ///< of a report; errno says why
  VAIS_PROFILER_UNREADABLE = 11          ///< the process's own profile is damaged
} VaisProfilerError;

/// Why the calling thread's latest failed call of this interface failed. Like errno, it is not
/// reset by calls that succeed, and recording does not touch it. Cost: short.
VaisProfilerError vais_profiler_last_error(void);

/// What an error means, in a few words of English. Never NULL, never freed. Cost: short.
const char *vais_profiler_error_string(VaisProfilerError error);

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
typedef enum VaisProfilerMode {
  VAIS_PROFILER_MODE_SAMPLING = 0,        ///< a timer takes samples
  VAIS_PROFILER_MODE_INSTRUMENTATION = 1, ///< nothing: that of vais_profiler_create()
  VAIS_PROFILER_MODE_MEMORY = 2,          ///< nothing
  VAIS_PROFILER_MODE_ALL = 3              ///< a timer takes samples
} VaisProfilerMode;

/// A configuration that grows with the library. Members that come with a later version stand behind
/// these; `size` tells which ones the program knows, and the others have their defaults. 32 bytes.
typedef struct VaisProfilerOptions {
  size_t size;           ///< sizeof(VaisProfilerOptions)
  uint32_t mode;         ///< a VaisProfilerMode
  bool track_memory;     ///< as in VaisProfilerConfig
  bool build_call_graph; ///< as in VaisProfilerConfig
  uint64_t
      sample_interval_ns; ///< of a thread's time on the processor, between samples of the timer
  size_t max_samples;     ///< as in VaisProfilerConfig
} VaisProfilerOptions;

/// The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`
#define VAIS_PROFILER_OPTIONS_DEFAULTS                                                             \
  { sizeof(VaisProfilerOptions), VAIS_PROFILER_MODE_INSTRUMENTATION, true, true, 1000000, 1000000 }

/// As vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. NULL with an error where
/// the options are longer than the library's and what it does not know is not zero.
/// Cost: system call.
void *vais_profiler_create_with(const VaisProfilerOptions *options);

/// As vais_profiler_global_init(), with options. Cost: system call.
bool vais_profiler_global_init_with(const VaisProfilerOptions *options);

/// The process's profiler as a handle for every function that takes one: they do what those without
/// a handle do. NULL without vais_profiler_global_init(). It is good until
/// vais_profiler_global_destroy(), which vais_profiler_destroy() calls for it. Cost: short.
void *vais_profiler_global_handle(void);

/// Nanoseconds from the latest start to its stop, or to now; 0 before the first start, and when
/// `profiler` is NULL. Cost: short.
uint64_t vais_profiler_get_duration_ns(void *profiler);

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
bool vais_profiler_prepare_sandbox(void);

// Markers say what the program itself knows of its run: they go into the process's profile, beside
// what instrumented code records, and need no profiler. The first one begins the profile where
// there is no instrumented code. Where recording is off (VAIS_PROFILER_OPTIONS=start=off,
// vais_profiler_global_stop()) nothing is recorded; a region that began before ends as it should.
//
// All of them may be called from any thread, from signal handlers, in allocators, and before and
// after main. None takes a lock or calls libc. A name is UTF-8, ends with a NUL, is told apart by
// content and copied; what is beyond 255 bytes is cut, and names beyond the first 4,096 share one.
// NULL: nothing happens. A static name costs least, since it is found by where it stands; another
// text that comes to the same place is recognised.

/// Begins a region: a part of the run that shows in reports like a function, below the function or
/// region that is running, with calls, time and memory. Functions and regions nest in it.
///
/// A region belongs to the instrumented function that begins it: when that returns, by an exception
/// or longjmp as well, a region that it left open is over, and counted as left open. A function
/// that is to begin regions for its callers must not be instrumented; the C++ interface's are not.
/// A region inside itself is recursion, as with functions. Past 254 open ones in a thread, regions
/// are counted only.
/// Cost: short, with a name that is used often.
void vais_profiler_region_begin(const char *name);

/// Ends the innermost open region if that is its name; else the one of that name in the same
/// function that holds it, and those inside count as left open. In a function that a region's
/// function called, or where no such region is open, nothing happens: it is counted, and reports
/// say so.
/// Cost: short.
void vais_profiler_region_end(const char *name);

/// Sets a mark: something happened now. Marks are counted by name. Their times are kept while there
/// is room for them, of every other one when a thread has set many, of every fourth, and so on.
/// Cost: record.
void vais_profiler_mark(const char *name);

/// The counter of that name is `value` now. Reports show its last, least, greatest and mean value
/// and its course, in up to 256 intervals that become longer with the run. All threads set the same
/// counter; a value that is not finite is ignored.
/// Cost: record; more when several threads set the same counter all the time.
void vais_profiler_counter(const char *name, double value);

/// From here on, what all threads of the process record belongs to the phase of that name; NULL: to
/// none. A phase may be come back to. Reports list phases with their durations, and can be cut by
/// them (`vais-profiler report --phase NAME`): calls exactly, times of calls that were running when
/// the phase changed by when they ran. Recorded while recording is off, too.
/// Cost: system call; grows with the number of calling contexts of all threads.
void vais_profiler_phase(const char *name);

// Snapshots and reports. These functions live in libvais_profiler_report.a, which is C++: link it
// before libvais_profiler.a (or .so), and libstdc++ and zlib after both. All may be called from any
// thread, none in a signal handler or in an allocator; they use malloc. None stops the profiler,
// nor instrumented code; threads that record by hand wait as for any reading.
//
//     void *snapshot = vais_profiler_snapshot_create(profiler);
//     VaisProfileFunction hottest[10];
//     size_t all = vais_profiler_snapshot_functions(snapshot, hottest, 10);
//     vais_profiler_snapshot_destroy(snapshot);
//
// A snapshot is what a profiler had recorded when it was made and never changes: any number of
// threads may ask it. Its texts are good until it is destroyed. Functions are told apart by name,
// source file and line: two may share a name.
//
// Functions that fill an array write at most `capacity` entries, the first ones in their order, and
// return how many there are; the array may be NULL when `capacity` is 0. Without a snapshot (NULL)
// and for names that are not in it, there are none.
//
// What may fail says why through vais_profiler_last_error().

/// A function and what was recorded of it, in all threads and on all paths. 64 bytes.
typedef struct VaisProfileFunction {
  const char *name;         ///< as the linker knows it, or as the program told it
  double percentage;        ///< of all self time; of all samples where no times are known; of all
                            ///< calls where there are no samples either
  uint64_t samples;         ///< by a timer or by the program
  uint64_t calls;           ///< into it
  uint64_t self_ns;         ///< on the processor, measured or estimated; 0 where not known
  uint64_t total_ns;        ///< with what it called
  uint64_t allocations;     ///< by instrumented code; those told by the program have no function
  uint64_t allocated_bytes; ///< likewise
} VaisProfileFunction;

/// Calls from one function to another. 32 bytes.
typedef struct VaisProfileEdge {
  const char *caller; ///< NULL: code that is not instrumented
  const char *callee;
  uint64_t calls;
  uint64_t total_ns; ///< in the callee and what it called; 0 where not known
} VaisProfileEdge;

/// An allocation that is live. 16 bytes.
typedef struct VaisProfileAllocation {
  size_t address;
  size_t size;
} VaisProfileAllocation;

/// A function reached by a path of calls, as only instrumented code tells it. 64 bytes.
typedef struct VaisProfileContext {
  const char *function; ///< NULL: code that is not instrumented, the first context
  size_t parent;        ///< its caller's context, which stands before it; of the first one, and
                        ///< where the path is not known, SIZE_MAX
  uint64_t samples;
  uint64_t calls;
  uint64_t self_ns;
  uint64_t total_ns;
  uint64_t allocations;
  uint64_t allocated_bytes;
} VaisProfileContext;

/// Freezes what `profiler` has recorded since its start; it may be running.
///
/// With the process's profiler that includes all that instrumented code has recorded since the
/// process began, in all threads, those that are in a call included. It is read where it is
/// recorded, in the mapping of the process's profile or, where no file could be had, in memory.
///
/// Returns a snapshot, for vais_profiler_snapshot_destroy() to free. NULL when `profiler` is NULL
/// or there is no memory. Cost: grows with what was recorded; milliseconds for thousands of
/// contexts.
void *vais_profiler_snapshot_create(void *profiler);

/// Frees a snapshot. No other call on it may be under way or follow. NULL: nothing happens.
void vais_profiler_snapshot_destroy(void *snapshot);

/// Nanoseconds from the start to the stop or, while the profiler ran, to the snapshot. 0 when it
/// was never started.
uint64_t vais_profiler_snapshot_duration_ns(const void *snapshot);

/// As vais_profiler_get_stats(), of when the snapshot was made.
VaisProfileStats vais_profiler_snapshot_stats(const void *snapshot);

/// Functions, hottest first: by self time, then samples, calls and name.
size_t vais_profiler_snapshot_functions(const void *snapshot, VaisProfileFunction *functions,
                                        size_t capacity);

/// Edges of the call graph, those with the most calls first, then by name.
size_t vais_profiler_snapshot_edges(const void *snapshot, VaisProfileEdge *edges, size_t capacity);

/// The edges that lead to functions of this name, in the order of all edges.
size_t vais_profiler_snapshot_callers(const void *snapshot, const char *callee,
                                      VaisProfileEdge *edges, size_t capacity);

/// The edges that lead from functions of this name; of NULL, from code that is not instrumented.
size_t vais_profiler_snapshot_callees(const void *snapshot, const char *caller,
                                      VaisProfileEdge *edges, size_t capacity);

/// Calls from one function to another, by name; `caller` as above.
uint64_t vais_profiler_snapshot_calls(const void *snapshot, const char *caller, const char *callee);

/// Live allocations that the program told of, the largest first, then by address. Those of
/// instrumented code are known by context only.
size_t vais_profiler_snapshot_live_allocations(const void *snapshot,
                                               VaisProfileAllocation *allocations, size_t capacity);

/// Calling contexts, each after its caller's. Their places in the array are their numbers.
size_t vais_profiler_snapshot_contexts(const void *snapshot, VaisProfileContext *contexts,
                                       size_t capacity);

/// The context in which the calling thread was when it made the snapshot of the process's profiler:
/// its innermost instrumented function and the path to it. 0, which is code that is not
/// instrumented, when there was none.
size_t vais_profiler_snapshot_current_context(const void *snapshot);

/// The functions on the path to a context, the outermost first. Where the path is not known, the
/// context's own function alone. None for context 0 and numbers of no context.
size_t vais_profiler_snapshot_stack(const void *snapshot, size_t context, const char **functions,
                                    size_t capacity);

/// Takes some bytes of a report; false ends it.
typedef bool (*VaisProfilerSink)(void *user, const char *bytes, size_t size);

/// Makes a report of a snapshot and hands it to `sink`, piece by piece, with `user`.
///
/// `format` is one of those of `vais-profiler report --format`: text, tree, compact, json,
/// flamegraph, svg, folded, pprof and others, see vais_profiler_report_format(). NULL is text.
///
/// Returns true; false when `snapshot` is NULL, there is no such format or no memory, or the sink
/// returned false.
bool vais_profiler_snapshot_report(const void *snapshot, const char *format, VaisProfilerSink sink,
                                   void *user);

/// As vais_profiler_snapshot_report(), written to a file descriptor, which stays open. False also
/// when not all could be written: errno then says why.
bool vais_profiler_snapshot_write(const void *snapshot, const char *format, int fd);

/// Writes a report of what `profiler` has recorded: a snapshot, made, written and destroyed.
bool vais_profiler_write_report(void *profiler, const char *format, int fd);

/// The name of a format, by number from 0; NULL past the last one. Static.
const char *vais_profiler_report_format(size_t number);

#ifdef __cplusplus
}
#endif

#endif
