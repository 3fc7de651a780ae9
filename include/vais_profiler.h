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
/// Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed.
///
/// **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
/// until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
///
/// **Threads.** Every function may be called from any thread at any time, also on the same
/// profiler; only vais_profiler_destroy() must be the last call on its handle. Each call takes the
/// lock of its profiler for a short time.
///
/// **Signals.** No function may be called from a signal handler: it could wait for the lock that
/// the interrupted thread holds. A child made by fork() may use a profiler if no other thread was
/// in a call on it at that moment. errno is kept.
///
/// **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
/// or not UTF-8 is ignored. Texts are told apart by content, not by address.
///
/// **Memory** comes from the kernel, not from malloc, so the functions may be called in an
/// allocator. When there is none left, what was to be recorded is lost.
///
/// **Sums** that would not fit a size_t stay at SIZE_MAX.
///
/// The cost of a function is named in its last line:
/// - *short*: a few nanoseconds
/// - *record*: tens of nanoseconds while the profiler runs, short otherwise; now and then a table
///   grows, which takes time in proportion to its size
/// - *system call*: microseconds, more the more was recorded

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
  size_t peak_allocated_bytes;    ///< the most that current_allocated_bytes has been
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
/// Cost: short.
VaisProfileStats vais_profiler_get_stats(void *profiler);

/// Samples since the latest start that were not kept, because there were `max_samples` already or
/// no memory. 0 when `profiler` is NULL. Cost: short.
size_t vais_profiler_get_dropped_samples(void *profiler);

// The process has one profiler more, which needs no handle. Starting it also switches recording by
// the program's instrumented code on, for all threads, and stopping it switches that off. Whoever
// wants the instrumented code to record between start and stop only runs the program with
// VAIS_PROFILER_OPTIONS=start=off.

/// Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
///
/// Returns true; false when there is one already: then nothing changes.
/// Cost: short.
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
///   functions between which there were calls. A pair that vais_profiler_global_record_call() was
///   told of as well counts twice; a function entered while recording was off is no caller.
///
/// - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are live,
///   those from before the start included: exact with memory=exact, estimated with memory=sampled.
///
/// `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
/// instrumented code reached since the process began, and not less than what is current.
/// In a child made by fork() instrumented code counts from the fork on.
/// Cost: as vais_profiler_global_start() while the profiler runs, short otherwise.
VaisProfileStats vais_profiler_global_get_stats(void);

/// As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
/// Cost: short.
size_t vais_profiler_global_get_dropped_samples(void);

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
/// or longjmp as well, a region that it left open is over, and counted as left open. A function that
/// is to begin regions for its callers must not be instrumented; the C++ interface's are not.
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

#ifdef __cplusplus
}
#endif

#endif
