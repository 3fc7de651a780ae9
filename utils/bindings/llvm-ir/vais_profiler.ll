; Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu: structs,
; bool and small integers are passed as C does there. Opaque pointers: for LLVM 15 and later.
;
; The C interface. A program can create profilers and feed them by hand, and can use the process's
; profiler, which also knows what instrumented code recorded.
;
;     void *profiler = vais_profiler_create(NULL);
;     vais_profiler_start(profiler);
;     vais_profiler_record_call(profiler, "main", "parse");
;     vais_profiler_stop(profiler);
;     printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
;     vais_profiler_destroy(profiler);
;
; Link with libvais_profiler.a or libvais_profiler.so. Nothing else is needed, except for
; snapshots and reports.
;
; **Profilers** are independent of each other. A handle is what vais_profiler_create() returned
; and is valid until vais_profiler_destroy(). Passing NULL as a handle is always allowed and does
; nothing.
;
; **Threads.** Every function may be called from any thread at any time, also for the same
; profiler. The only exception is vais_profiler_destroy(), which must be the last call for its
; handle. Recording takes no lock: each thread writes to a part of its own. Starting, stopping and
; reading keep all threads from recording for some microseconds, so that readings are of one
; moment.
;
; **Signals.** Functions whose cost is *record* may be called in a signal handler. If the handler
; interrupted such a function for the same profiler, what the handler records is lost (a sample is
; counted as dropped). A handler must not leave such a call by longjmp. All other functions must
; not be called in a handler. All functions preserve errno.
;
; **Forks.** A child made by fork() has everything that was recorded before the fork and can
; continue to record. A child made by vfork() or by a bare system call must not use any function.
;
; **Texts** are encoded in UTF-8, end with a NUL and are copied during the call. A call with a
; text that is NULL or not valid UTF-8 is ignored. Texts are compared by content, not by address;
; a text at an address where the thread has met it before is recognised faster.
;
; **Memory** comes from the kernel rather than from malloc, so that the functions may be called in
; an allocator. If the kernel has none left, the record is lost.
;
; **Sums** that do not fit into a size_t saturate at SIZE_MAX.
;
; **Errors.** If a function returns false, NULL or zeros because of an error,
; vais_profiler_last_error() tells which.
;
; The documentation of a function ends with its cost:
; - *short*: a few nanoseconds
; - *record*: about ten nanoseconds while the profiler runs, otherwise short; more when the thread
;   meets a name, an edge or a region of addresses for the first time
; - *system call*: microseconds, growing with the number of threads that have recorded

; Why a call failed. The values are stable. 4 bytes.
; VaisProfilerError is i32.
; VAIS_PROFILER_OK = 0
; VAIS_PROFILER_NULL_HANDLE = 1
; VAIS_PROFILER_ALREADY_RUNNING = 2
; VAIS_PROFILER_NOT_RUNNING = 3
; VAIS_PROFILER_NO_MEMORY = 4
; VAIS_PROFILER_NOT_INITIALIZED = 5
; VAIS_PROFILER_ALREADY_INITIALIZED = 6
; VAIS_PROFILER_INVALID_OPTIONS = 7
; VAIS_PROFILER_UNKNOWN_OPTIONS = 8
; VAIS_PROFILER_UNKNOWN_FORMAT = 9
; VAIS_PROFILER_WRITE_FAILED = 10
; VAIS_PROFILER_UNREADABLE = 11

; What a profiler does on its own. What the program records by hand is kept in every mode. The
; values are stable.
;
; The timer is a thread of the profiler, created when the first sampling profiler is started.
; About once per `sample_interval_ns`, but at most once per millisecond, it determines in which
; instrumented function each thread is and how long the thread has been on the processor since the
; last look. Each interval of such time is a sample of that function, recorded under its symbol
; name and counted against `max_samples`. Threads that wait get no samples, nor does code that is
; not instrumented, nor anything while recording by instrumented code is off. The timer sends no
; signals to the program and does not interrupt its system calls.
; Cost: 2 % of one processor at an interval of one millisecond.
; VaisProfilerMode is i32.
; VAIS_PROFILER_MODE_SAMPLING = 0
; VAIS_PROFILER_MODE_INSTRUMENTATION = 1
; VAIS_PROFILER_MODE_MEMORY = 2
; VAIS_PROFILER_MODE_ALL = 3

; Configures what a profiler records. 24 bytes.
%struct.VaisProfilerConfig = type {
  i64, ; 0 sample_interval_ms
  i8, ; 1 track_memory
  i8, ; 2 build_call_graph
  [6 x i8], ; 3 padding
  i64 ; 4 max_samples
}

; Summarises what a profiler has recorded since it was started. 48 bytes.
%struct.VaisProfileStats = type {
  i64, ; 0 sample_count
  i64, ; 1 total_allocations
  i64, ; 2 total_allocated_bytes
  i64, ; 3 current_allocated_bytes
  i64, ; 4 peak_allocated_bytes
  i64 ; 5 call_graph_edges
}

; A configuration that may grow in later versions. New members are added at the end; `size` says
; which members the program knows, and the others have their defaults. 32 bytes.
%struct.VaisProfilerOptions = type {
  i64, ; 0 size
  i32, ; 1 mode
  i8, ; 2 track_memory
  i8, ; 3 build_call_graph
  [2 x i8], ; 4 padding
  i64, ; 5 sample_interval_ns
  i64 ; 6 max_samples
}

; What was recorded about a function, in all threads and on all paths. 64 bytes.
%struct.VaisProfileFunction = type {
  ptr, ; 0 name
  double, ; 1 percentage
  i64, ; 2 samples
  i64, ; 3 calls
  i64, ; 4 self_ns
  i64, ; 5 total_ns
  i64, ; 6 allocations
  i64 ; 7 allocated_bytes
}

; Calls from one function to another. 32 bytes.
%struct.VaisProfileEdge = type {
  ptr, ; 0 caller
  ptr, ; 1 callee
  i64, ; 2 calls
  i64 ; 3 total_ns
}

; A live allocation. 16 bytes.
%struct.VaisProfileAllocation = type {
  i64, ; 0 address
  i64 ; 1 size
}

; A function reached by a path of calls, which only instrumented code records. 64 bytes.
%struct.VaisProfileContext = type {
  ptr, ; 0 function
  i64, ; 1 parent
  i64, ; 2 samples
  i64, ; 3 calls
  i64, ; 4 self_ns
  i64, ; 5 total_ns
  i64, ; 6 allocations
  i64 ; 7 allocated_bytes
}

; Receives a piece of a report. Returning false ends the report.
; VaisProfilerSink is a pointer to i1 (ptr %user, ptr %bytes, i64 %size)

; The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
@VAIS_PROFILER_CONFIG_DEFAULTS = private unnamed_addr constant %struct.VaisProfilerConfig { i64 1, i8 1, i8 1, [6 x i8] zeroinitializer, i64 1000000 }

; Raised whenever programs compiled with an older header no longer run with the library.
; VAIS_PROFILER_ABI_VERSION = i32 1

; The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`
@VAIS_PROFILER_OPTIONS_DEFAULTS = private unnamed_addr constant %struct.VaisProfilerOptions { i64 32, i32 1, i8 1, i8 1, [2 x i8] zeroinitializer, i64 1000000, i64 1000000 }

; Creates a profiler, which does not run yet.
;
; `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, to be freed by
; vais_profiler_destroy(), or NULL if there is no memory.
; Cost: system call.
declare ptr @vais_profiler_create(ptr %config)

; Frees a profiler, running or not, and everything it recorded. No other call for the handle may
; be in progress or follow. Does nothing if `profiler` is NULL.
; Cost: system call.
declare void @vais_profiler_destroy(ptr %profiler)

; Discards what was recorded before and starts to record. The profiler's duration counts from
; here.
;
; Returns true; or false, without changing anything, if `profiler` is NULL or already runs.
; Cost: system call.
declare zeroext i1 @vais_profiler_start(ptr %profiler)

; Stops recording. What was recorded stays readable until the next start.
;
; Returns true; or false, without changing anything, if `profiler` is NULL or does not run.
; Cost: system call.
declare zeroext i1 @vais_profiler_stop(ptr %profiler)

; Returns whether the profiler has been started and not stopped since; false if `profiler` is
; NULL.
; Cost: short.
declare zeroext i1 @vais_profiler_is_running(ptr %profiler)

; Records a sample: the program was found in `function`, at the instruction address `ip`.
;
; Samples are counted by function; `ip` may be 0. The first `max_samples` samples are kept, and
; vais_profiler_get_dropped_samples() counts the others. Ignored if `profiler` is NULL or does not
; run, or if `function` is not a valid text.
; Cost: record.
declare void @vais_profiler_record_sample(ptr %profiler, ptr %function, i64 %ip)

; Records an allocation of `size` bytes at `address`. Call it after the block was allocated.
;
; If a live allocation at that address is known, its deallocation was missed, and the new one
; replaces it. Ignored if `profiler` is NULL or does not run, or if `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_allocation(ptr %profiler, i64 %size, i64 %address)

; Records that the allocation at `address` is no longer live. Call it before the block is freed,
; because another thread may be given the address immediately afterwards.
;
; Does nothing if no live allocation at that address is known. Ignored if `profiler` is NULL or
; does not run, or if `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_deallocation(ptr %profiler, i64 %address)

; Records a call along the edge from `caller` to `callee`, which may be the same function.
;
; Ignored if `profiler` is NULL or does not run, if `build_call_graph` is false, or if `caller` or
; `callee` is not a valid text.
; Cost: record, twice.
declare void @vais_profiler_record_call(ptr %profiler, ptr %caller, ptr %callee)

; Returns what has been recorded since the latest start, as it was at one moment. The profiler may
; be running. All members are zero if `profiler` is NULL or was never started.
; Cost: system call.
declare void @vais_profiler_get_stats(ptr sret(%struct.VaisProfileStats) align 8 %result, ptr %profiler)

; Returns the number of samples since the latest start that were not kept, because there were
; already `max_samples` or no memory, or because the call interrupted another one. Returns 0 if
; `profiler` is NULL.
; Cost: system call.
declare i64 @vais_profiler_get_dropped_samples(ptr %profiler)

; Creates the process's profiler, which does not run yet. `config` is used as in
; vais_profiler_create().
;
; Returns true; or false, without changing anything, if it already exists.
; Cost: system call.
declare zeroext i1 @vais_profiler_global_init(ptr %config)

; Stops the process's profiler if it runs, and frees it and what was recorded through it. What
; instrumented code recorded stays in the process's profile. Does nothing without
; vais_profiler_global_init().
; Cost: system call.
declare void @vais_profiler_global_destroy()

; Like vais_profiler_start(), but also enables recording by instrumented code and notes how much
; that code had recorded before. Returns false without vais_profiler_global_init().
; Cost: system call; grows with the number of calling contexts of the instrumented code.
declare zeroext i1 @vais_profiler_global_start()

; Like vais_profiler_stop(), but also disables recording by instrumented code. Returns false
; without vais_profiler_global_init().
; Cost: as vais_profiler_global_start().
declare zeroext i1 @vais_profiler_global_stop()

; Like vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_sample(ptr %function, i64 %ip)

; Like vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_allocation(i64 %size, i64 %address)

; Like vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_deallocation(i64 %address)

; Like vais_profiler_record_call(). Ignored without vais_profiler_global_init().
; Cost: record, twice.
declare void @vais_profiler_global_record_call(ptr %caller, ptr %callee)

; Like vais_profiler_get_stats(); all members are zero without vais_profiler_global_init().
;
; The result includes what instrumented code has recorded since the start:
; - `total_allocations` and `total_allocated_bytes` include its successful allocations in all
;   threads, if `track_memory` is true.
; - `call_graph_edges` includes the distinct pairs of instrumented functions, by symbol name,
;   between which there were calls, if `build_call_graph` is true. A pair that was also passed to
;   vais_profiler_global_record_call() counts once. A function that was entered while recording
;   was off does not count as a caller.
; - `current_allocated_bytes` includes the bytes of its live blocks, also of those allocated
;   before the start, if `track_memory` is true. They are exact with memory=exact and estimated
;   with memory=sampled.
;
; `peak_allocated_bytes` is the larger of the peak recorded by
; vais_profiler_global_record_allocation() and the peak that instrumented code has reached since
; the process began, and at least `current_allocated_bytes`. In a child made by fork(),
; instrumented code counts from the fork on.
; Cost: as vais_profiler_global_start().
declare void @vais_profiler_global_get_stats(ptr sret(%struct.VaisProfileStats) align 8 %result)

; Like vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
; Cost: system call.
declare i64 @vais_profiler_global_get_dropped_samples()

; Returns the version of the library, such as "0.1.0". The text must not be freed. May be called
; in a signal handler.
; Cost: short.
declare ptr @vais_profiler_version()

; Returns VAIS_PROFILER_ABI_VERSION of the library, for comparison with that of the header. May be
; called in a signal handler.
; Cost: short.
declare i32 @vais_profiler_abi_version()

; Returns why the calling thread's most recent failed call of this interface failed. Like errno,
; it is not reset by calls that succeed. Recording does not change it.
; Cost: short.
declare i32 @vais_profiler_last_error()

; Describes an error in a few words of English. The text is never NULL and must not be freed.
; Cost: short.
declare ptr @vais_profiler_error_string(i32 %error)

; Like vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. Returns NULL if
; `options` has members that the library does not know and that are not zero.
; Cost: system call.
declare ptr @vais_profiler_create_with(ptr %options)

; Like vais_profiler_global_init(), with options.
; Cost: system call.
declare zeroext i1 @vais_profiler_global_init_with(ptr %options)

; Returns the process's profiler as a handle that every function accepts; these functions then do
; what their variants without a handle do. Returns NULL without vais_profiler_global_init(). The
; handle is valid until vais_profiler_global_destroy(), which vais_profiler_destroy() calls for
; this handle.
; Cost: short.
declare ptr @vais_profiler_global_handle()

; Returns the nanoseconds from the latest start to its stop, or to now if the profiler runs.
; Returns 0 before the first start and if `profiler` is NULL.
; Cost: short.
declare i64 @vais_profiler_get_duration_ns(ptr %profiler)

; Prepares recording for a sandbox that the process is about to enter, for example with
; seccomp(2). Makes all system calls that recording may need later, and reserves space for about
; 20,000 calling contexts and for new threads. From then on the profiler makes no more system
; calls. What does not fit into the reserved space is counted as dropped, as is a record of a
; signal handler that needs space while it interrupts the profiler making space. Child processes
; are not recorded, the timer takes no samples, and all time counts as spent on the processor.
;
; Not needed if an executable with instrumented code enters its sandbox by prctl(2) or syscall(2),
; because the profiler notices that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.
;
; Returns true, or false if there is nothing to record with. May be called from any thread, but
; not in a signal handler.
; Cost: up to a few milliseconds.
declare zeroext i1 @vais_profiler_prepare_sandbox()

; Begins a region: a part of the run that reports show like a function, with calls, time and
; memory, below the function or region that is running. Functions and regions nest in it.
;
; A region belongs to the instrumented function that begins it. When that function is left, also
; by an exception or longjmp, a region that it left open ends and is counted as left open. A
; function that begins regions on behalf of its callers must therefore not be instrumented; those
; of the C++ interface are not. A region inside itself is treated as recursion, as with functions.
; If more than 254 regions are open in a thread, further ones are only counted.
; Cost: short, for a name that is used often.
declare void @vais_profiler_region_begin(ptr %name)

; Ends the innermost open region if it has that name. Otherwise ends the region of that name which
; the same function began around it, and counts the regions inside as left open. If the function
; itself has no such region open, even if one of its callers has, nothing ends; the call is
; counted, and reports mention it.
; Cost: short.
declare void @vais_profiler_region_end(ptr %name)

; Sets a mark: something happened now. Marks are counted by name. Their times are kept as long as
; there is space; once a thread has set many, only those of every second mark are kept, then of
; every fourth, and so on.
; Cost: record.
declare void @vais_profiler_mark(ptr %name)

; Sets the counter of that name to `value`. Reports show its last, smallest, largest and mean
; value and its timeline, in up to 256 intervals that become longer as the run continues. All
; threads set the same counter. A value that is not finite is ignored.
; Cost: record; more if several threads set the same counter all the time.
declare void @vais_profiler_counter(ptr %name, double %value)

; Begins a phase: from here on, what all threads of the process record belongs to the phase of
; that name, or to none if `name` is NULL. A program may return to a phase. Reports list the
; phases with their durations and can be restricted to one (`vais-profiler report --phase NAME`).
; Calls are separated exactly; the times of calls that were running when the phase changed are
; divided by when they ran. Phases are recorded even while recording is off.
; Cost: system call; grows with the number of calling contexts of all threads.
declare void @vais_profiler_phase(ptr %name)

; Captures what `profiler` has recorded since its start. The profiler may be running.
;
; For the process's profiler, this includes everything that instrumented code has recorded in all
; threads since the process began, including calls that have not returned. It is read from where
; it is recorded: from the mapping of the process's profile or, if no file could be had, from
; memory.
;
; Returns a snapshot, to be freed by vais_profiler_snapshot_destroy(), or NULL if `profiler` is
; NULL or there is no memory.
; Cost: grows with what was recorded; milliseconds for thousands of contexts.
declare ptr @vais_profiler_snapshot_create(ptr %profiler)

; Frees a snapshot. No other call for it may be in progress or follow. Does nothing if it is NULL.
declare void @vais_profiler_snapshot_destroy(ptr %snapshot)

; Returns the nanoseconds from the profiler's start to its stop or, if it was running, to the
; snapshot. Returns 0 if the profiler was never started.
declare i64 @vais_profiler_snapshot_duration_ns(ptr %snapshot)

; Like vais_profiler_get_stats(), as of the moment of the snapshot.
declare void @vais_profiler_snapshot_stats(ptr sret(%struct.VaisProfileStats) align 8 %result, ptr %snapshot)

; Lists functions, hottest first: by self time, then by samples, calls and name.
declare i64 @vais_profiler_snapshot_functions(ptr %snapshot, ptr %functions, i64 %capacity)

; Lists the edges of the call graph, those with the most calls first, then by name.
declare i64 @vais_profiler_snapshot_edges(ptr %snapshot, ptr %edges, i64 %capacity)

; Lists the edges that lead to functions of this name, in the same order.
declare i64 @vais_profiler_snapshot_callers(ptr %snapshot, ptr %callee, ptr %edges, i64 %capacity)

; Lists the edges that lead from functions of this name; if `caller` is NULL, from code that is
; not instrumented.
declare i64 @vais_profiler_snapshot_callees(ptr %snapshot, ptr %caller, ptr %edges, i64 %capacity)

; Returns the number of calls from one function to another, by name. `caller` may be NULL as
; above.
declare i64 @vais_profiler_snapshot_calls(ptr %snapshot, ptr %caller, ptr %callee)

; Lists the live allocations that the program recorded, the largest first, then by address. Those
; of instrumented code are known only by context.
declare i64 @vais_profiler_snapshot_live_allocations(ptr %snapshot, ptr %allocations, i64 %capacity)

; Lists the calling contexts, each after that of its caller. A context's number is its array
; index.
declare i64 @vais_profiler_snapshot_contexts(ptr %snapshot, ptr %contexts, i64 %capacity)

; Returns the context of the calling thread at the moment when it made the snapshot of the
; process's profiler: its innermost instrumented function and the path to it. Returns 0, which is
; code that is not instrumented, if there was none.
declare i64 @vais_profiler_snapshot_current_context(ptr %snapshot)

; Lists the functions on the path to a context, the outermost first. If the path is unknown, lists
; only the context's own function. Context 0 and numbers that are not contexts have no entries.
declare i64 @vais_profiler_snapshot_stack(ptr %snapshot, i64 %context, ptr %functions, i64 %capacity)

; Makes a report of a snapshot and passes it to `sink` piece by piece, together with `user`.
;
; `format` is one of the formats of `vais-profiler report --format`: text, tree, compact, json,
; flamegraph, svg, folded, pprof and others, listed by vais_profiler_report_format(). NULL means
; text.
;
; Returns true; or false if `snapshot` is NULL, the format is unknown, there is no memory, or the
; sink returned false.
declare zeroext i1 @vais_profiler_snapshot_report(ptr %snapshot, ptr %format, ptr %sink, ptr %user)

; Like vais_profiler_snapshot_report(), but writes to a file descriptor, which stays open. Also
; returns false if not everything could be written; errno then says why.
declare zeroext i1 @vais_profiler_snapshot_write(ptr %snapshot, ptr %format, i32 %fd)

; Makes a snapshot of `profiler`, writes a report of it and destroys it.
declare zeroext i1 @vais_profiler_write_report(ptr %profiler, ptr %format, i32 %fd)

; Returns the name of the format with this number, counted from 0, or NULL past the last one. The
; text must not be freed.
declare ptr @vais_profiler_report_format(i64 %number)

