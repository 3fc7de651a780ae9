; Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu: structs,
; bool and small integers are passed as C does there. Opaque pointers: for LLVM 15 and later.
;
; Recording from a program: profilers that it creates and feeds by hand, and the one of the
; process, which also knows what instrumented code recorded.
;
;     void *profiler = vais_profiler_create(NULL);
;     vais_profiler_start(profiler);
;     vais_profiler_record_call(profiler, "main", "parse");
;     vais_profiler_stop(profiler);
;     printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
;     vais_profiler_destroy(profiler);
;
; Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed, but for snapshots
; and reports.
;
; **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
; until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
;
; **Threads.** Every function may be called from any thread at any time, also on the same
; profiler; only vais_profiler_destroy() must be the last call on its handle. Recording takes no
; lock: each thread writes a part of its own. Starting, stopping and reading stop the recording of
; all threads for some microseconds, so that what is read was true at one moment.
;
; **Signals.** The functions whose cost is *record* may be called in a signal handler. What they
; should record is lost if the handler interrupted one of them for the same profiler (of samples,
; it is counted as dropped). No handler may leave such a call by longjmp. The other functions may
; not be called in a handler. errno is kept.
;
; **Forks.** A child made by fork() has all that was recorded before, and may go on. One made by
; vfork() or a bare system call may use no function.
;
; **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
; or not UTF-8 is ignored. Texts are told apart by content, not by address; one that stands where
; it stood before is recognized faster.
;
; **Memory** comes from the kernel, not from malloc, so the functions may be called in an
; allocator. When there is none left, what was to be recorded is lost.
;
; **Sums** that would not fit a size_t stay at SIZE_MAX.
;
; **Errors.** Functions that return false, NULL or zeros because of an error say which one by
; vais_profiler_last_error().
;
; The cost of a function is named in its last line:
; - *short*: a few nanoseconds
; - *record*: about ten nanoseconds while the profiler runs, short otherwise; more when the thread
;   meets a name, an edge or a region of addresses for the first time
; - *system call*: microseconds, more the more threads have recorded

; Why a call failed. The values are fixed. 4 bytes.
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

; What a profiler does by itself. What the program records by hand is kept in every mode.
;
; The timer is a thread of the profiler's own, made when the first profiler that samples is
; started. About once in `sample_interval_ns`, but not oftener than once in a millisecond, it
; looks which instrumented function each thread is in, and how long that thread was on the
; processor since. Each interval of such time is a sample of the function, by its symbol name, and
; counts against `max_samples`. Threads that wait, and code that is not instrumented, have none;
; while recording by instrumented code is off, nobody has. The program gets no signals from it,
; and its system calls are not interrupted. Cost: 2 % of one processor at an interval of a
; millisecond. The values are fixed.
; VaisProfilerMode is i32.
; VAIS_PROFILER_MODE_SAMPLING = 0
; VAIS_PROFILER_MODE_INSTRUMENTATION = 1
; VAIS_PROFILER_MODE_MEMORY = 2
; VAIS_PROFILER_MODE_ALL = 3

; What a profiler records. 24 bytes.
%struct.VaisProfilerConfig = type {
  i64, ; 0 sample_interval_ms
  i8, ; 1 track_memory
  i8, ; 2 build_call_graph
  [6 x i8], ; 3 padding
  i64 ; 4 max_samples
}

; What a profiler has recorded since it was started. 48 bytes.
%struct.VaisProfileStats = type {
  i64, ; 0 sample_count
  i64, ; 1 total_allocations
  i64, ; 2 total_allocated_bytes
  i64, ; 3 current_allocated_bytes
  i64, ; 4 peak_allocated_bytes
  i64 ; 5 call_graph_edges
}

; A configuration that grows with the library. Members that come with a later version stand behind
; these; `size` tells which ones the program knows, and the others have their defaults. 32 bytes.
%struct.VaisProfilerOptions = type {
  i64, ; 0 size
  i32, ; 1 mode
  i8, ; 2 track_memory
  i8, ; 3 build_call_graph
  [2 x i8], ; 4 padding
  i64, ; 5 sample_interval_ns
  i64 ; 6 max_samples
}

; A function and what was recorded of it, in all threads and on all paths. 64 bytes.
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

; An allocation that is live. 16 bytes.
%struct.VaisProfileAllocation = type {
  i64, ; 0 address
  i64 ; 1 size
}

; A function reached by a path of calls, as only instrumented code tells it. 64 bytes.
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

; Takes some bytes of a report; false ends it.
; VaisProfilerSink is a pointer to i1 (ptr %user, ptr %bytes, i64 %size)

; The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
@VAIS_PROFILER_CONFIG_DEFAULTS = private unnamed_addr constant %struct.VaisProfilerConfig { i64 1, i8 1, i8 1, [6 x i8] zeroinitializer, i64 1000000 }

; Raised when programs compiled against an older header would not run with the library any more.
; VAIS_PROFILER_ABI_VERSION = i32 1

; The defaults: `VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;`
@VAIS_PROFILER_OPTIONS_DEFAULTS = private unnamed_addr constant %struct.VaisProfilerOptions { i64 32, i32 1, i8 1, i8 1, [2 x i8] zeroinitializer, i64 1000000, i64 1000000 }

; Makes a profiler, which does not run yet.
;
; `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
; vais_profiler_destroy() to free; NULL when there is no memory.
; Cost: system call.
declare ptr @vais_profiler_create(ptr %config)

; Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
; under way or follow. NULL: nothing happens.
; Cost: system call.
declare void @vais_profiler_destroy(ptr %profiler)

; Forgets what was recorded before and begins to record; time runs from here.
;
; Returns true; false when `profiler` is NULL or runs already: then nothing changes.
; Cost: system call.
declare zeroext i1 @vais_profiler_start(ptr %profiler)

; Ends recording. What was recorded stays readable until the next start.
;
; Returns true; false when `profiler` is NULL or does not run: then nothing changes.
; Cost: system call.
declare zeroext i1 @vais_profiler_stop(ptr %profiler)

; Whether the profiler was started and not stopped since. NULL: false.
; Cost: short.
declare zeroext i1 @vais_profiler_is_running(ptr %profiler)

; Counts a sample: the program was found in `function`, at instruction address `ip`.
;
; Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
; others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
; not run, or `function` is no text. Cost: record.
declare void @vais_profiler_record_sample(ptr %profiler, ptr %function, i64 %ip)

; Counts an allocation of `size` bytes at `address`; call it after the block was allocated.
;
; When a live allocation is known at that address, the new one replaces it: its deallocation was
; missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_allocation(ptr %profiler, i64 %size, i64 %address)

; The allocation at `address` is no longer live; call it before the block is freed, since another
; thread may be given the address right after.
;
; An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
; or does not run, or `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_deallocation(ptr %profiler, i64 %address)

; Counts a call along the edge from `caller` to `callee`, which may be equal.
;
; Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
; is no text.
; Cost: record, twice.
declare void @vais_profiler_record_call(ptr %profiler, ptr %caller, ptr %callee)

; What has been recorded since the latest start, at one moment; the profiler may be running. All
; zero when `profiler` is NULL or was never started.
; Cost: system call.
declare void @vais_profiler_get_stats(ptr sret(%struct.VaisProfileStats) align 8 %result, ptr %profiler)

; Samples since the latest start that were not kept, because there were `max_samples` already or
; no memory, or the call interrupted another one. 0 when `profiler` is NULL. Cost: system call.
declare i64 @vais_profiler_get_dropped_samples(ptr %profiler)

; Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
;
; Returns true; false when there is one already: then nothing changes.
; Cost: system call.
declare zeroext i1 @vais_profiler_global_init(ptr %config)

; Stops the process's profiler if it runs, and frees it and what was recorded through it. What
; instrumented code recorded stays in the process's profile. Without vais_profiler_global_init():
; nothing happens.
; Cost: system call.
declare void @vais_profiler_global_destroy()

; As vais_profiler_start(); also switches recording by instrumented code on and remembers how much
; that had recorded before. False without vais_profiler_global_init().
; Cost: system call; grows with the number of calling contexts of the instrumented code.
declare zeroext i1 @vais_profiler_global_start()

; As vais_profiler_stop(); also switches recording by instrumented code off. False without
; vais_profiler_global_init().
; Cost: as vais_profiler_global_start().
declare zeroext i1 @vais_profiler_global_stop()

; As vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_sample(ptr %function, i64 %ip)

; As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_allocation(i64 %size, i64 %address)

; As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_deallocation(i64 %address)

; As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
; Cost: record, twice.
declare void @vais_profiler_global_record_call(ptr %caller, ptr %callee)

; As vais_profiler_get_stats(); all zero without vais_profiler_global_init().
;
; What instrumented code recorded since the start is added:
; - to `total_allocations` and `total_allocated_bytes`, if `track_memory` is true, its successful
;   allocations in all threads;
; - to `call_graph_edges`, if `build_call_graph` is true, the distinct pairs of instrumented
;   functions between which there were calls, by their symbol names. A pair that
;   vais_profiler_global_record_call() was told of as well counts once; a function entered while
;   recording was off is no caller.
; - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are
; live,
;   those from before the start included: exact with memory=exact, estimated with memory=sampled.
;
; `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
; instrumented code reached since the process began, and not less than what is current.
; In a child made by fork() instrumented code counts from the fork on.
; Cost: as vais_profiler_global_start().
declare void @vais_profiler_global_get_stats(ptr sret(%struct.VaisProfileStats) align 8 %result)

; As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
; Cost: system call.
declare i64 @vais_profiler_global_get_dropped_samples()

; Version of the library, like "0.1.0". Never freed. In a signal handler: yes. Cost: short.
declare ptr @vais_profiler_version()

; VAIS_PROFILER_ABI_VERSION of the library, to be compared with the header's. In a signal handler:
; yes. Cost: short.
declare i32 @vais_profiler_abi_version()

; Why the calling thread's latest failed call of this interface failed. Like errno, it is not
; reset by calls that succeed, and recording does not touch it. Cost: short.
declare i32 @vais_profiler_last_error()

; What an error means, in a few words of English. Never NULL, never freed. Cost: short.
declare ptr @vais_profiler_error_string(i32 %error)

; As vais_profiler_create(). NULL means VAIS_PROFILER_OPTIONS_DEFAULTS. NULL with an error where
; the options are longer than the library's and what it does not know is not zero.
; Cost: system call.
declare ptr @vais_profiler_create_with(ptr %options)

; As vais_profiler_global_init(), with options. Cost: system call.
declare zeroext i1 @vais_profiler_global_init_with(ptr %options)

; The process's profiler as a handle for every function that takes one: they do what those without
; a handle do. NULL without vais_profiler_global_init(). It is good until
; vais_profiler_global_destroy(), which vais_profiler_destroy() calls for it. Cost: short.
declare ptr @vais_profiler_global_handle()

; Nanoseconds from the latest start to its stop, or to now; 0 before the first start, and when
; `profiler` is NULL. Cost: short.
declare i64 @vais_profiler_get_duration_ns(ptr %profiler)

; Prepares recording for a sandbox that the process is about to enter, as by seccomp(2): makes all
; system calls that recording may need from here on, and reserves room for some 20,000 calling
; contexts and for new threads. After that the profiler makes no system call any more. What finds
; no room is counted as dropped, and so is what a signal handler would have to make room for when
; it interrupts the profiler at that; child processes are not recorded, nothing is sampled by a
; timer, and all time counts as spent on the processor.
;
; Not needed where an executable with instrumented code enters its sandbox by prctl(2) or
; syscall(2): the profiler sees that. VAIS_PROFILER_OPTIONS=sandbox=on does the same at the start.
;
; Returns true; false when there is nothing to record with. From any thread, not in a signal
; handler. Cost: up to some milliseconds.
declare zeroext i1 @vais_profiler_prepare_sandbox()

; Begins a region: a part of the run that shows in reports like a function, below the function or
; region that is running, with calls, time and memory. Functions and regions nest in it.
;
; A region belongs to the instrumented function that begins it: when that returns, by an exception
; or longjmp as well, a region that it left open is over, and counted as left open. A function
; that is to begin regions for its callers must not be instrumented; the C++ interface's are not.
; A region inside itself is recursion, as with functions. Past 254 open ones in a thread, regions
; are counted only.
; Cost: short, with a name that is used often.
declare void @vais_profiler_region_begin(ptr %name)

; Ends the innermost open region if that is its name; else the one of that name in the same
; function that holds it, and those inside count as left open. In a function that a region's
; function called, or where no such region is open, nothing happens: it is counted, and reports
; say so.
; Cost: short.
declare void @vais_profiler_region_end(ptr %name)

; Sets a mark: something happened now. Marks are counted by name. Their times are kept while there
; is room for them, of every other one when a thread has set many, of every fourth, and so on.
; Cost: record.
declare void @vais_profiler_mark(ptr %name)

; The counter of that name is `value` now. Reports show its last, least, greatest and mean value
; and its course, in up to 256 intervals that become longer with the run. All threads set the same
; counter; a value that is not finite is ignored.
; Cost: record; more when several threads set the same counter all the time.
declare void @vais_profiler_counter(ptr %name, double %value)

; From here on, what all threads of the process record belongs to the phase of that name; NULL: to
; none. A phase may be come back to. Reports list phases with their durations, and can be cut by
; them (`vais-profiler report --phase NAME`): calls exactly, times of calls that were running when
; the phase changed by when they ran. Recorded while recording is off, too.
; Cost: system call; grows with the number of calling contexts of all threads.
declare void @vais_profiler_phase(ptr %name)

; Freezes what `profiler` has recorded since its start; it may be running.
;
; With the process's profiler that includes all that instrumented code has recorded since the
; process began, in all threads, those that are in a call included. It is read where it is
; recorded, in the mapping of the process's profile or, where no file could be had, in memory.
;
; Returns a snapshot, for vais_profiler_snapshot_destroy() to free. NULL when `profiler` is NULL
; or there is no memory. Cost: grows with what was recorded; milliseconds for thousands of
; contexts.
declare ptr @vais_profiler_snapshot_create(ptr %profiler)

; Frees a snapshot. No other call on it may be under way or follow. NULL: nothing happens.
declare void @vais_profiler_snapshot_destroy(ptr %snapshot)

; Nanoseconds from the start to the stop or, while the profiler ran, to the snapshot. 0 when it
; was never started.
declare i64 @vais_profiler_snapshot_duration_ns(ptr %snapshot)

; As vais_profiler_get_stats(), of when the snapshot was made.
declare void @vais_profiler_snapshot_stats(ptr sret(%struct.VaisProfileStats) align 8 %result, ptr %snapshot)

; Functions, hottest first: by self time, then samples, calls and name.
declare i64 @vais_profiler_snapshot_functions(ptr %snapshot, ptr %functions, i64 %capacity)

; Edges of the call graph, those with the most calls first, then by name.
declare i64 @vais_profiler_snapshot_edges(ptr %snapshot, ptr %edges, i64 %capacity)

; The edges that lead to functions of this name, in the order of all edges.
declare i64 @vais_profiler_snapshot_callers(ptr %snapshot, ptr %callee, ptr %edges, i64 %capacity)

; The edges that lead from functions of this name; of NULL, from code that is not instrumented.
declare i64 @vais_profiler_snapshot_callees(ptr %snapshot, ptr %caller, ptr %edges, i64 %capacity)

; Calls from one function to another, by name; `caller` as above.
declare i64 @vais_profiler_snapshot_calls(ptr %snapshot, ptr %caller, ptr %callee)

; Live allocations that the program told of, the largest first, then by address. Those of
; instrumented code are known by context only.
declare i64 @vais_profiler_snapshot_live_allocations(ptr %snapshot, ptr %allocations, i64 %capacity)

; Calling contexts, each after its caller's. Their places in the array are their numbers.
declare i64 @vais_profiler_snapshot_contexts(ptr %snapshot, ptr %contexts, i64 %capacity)

; The context in which the calling thread was when it made the snapshot of the process's profiler:
; its innermost instrumented function and the path to it. 0, which is code that is not
; instrumented, when there was none.
declare i64 @vais_profiler_snapshot_current_context(ptr %snapshot)

; The functions on the path to a context, the outermost first. Where the path is not known, the
; context's own function alone. None for context 0 and numbers of no context.
declare i64 @vais_profiler_snapshot_stack(ptr %snapshot, i64 %context, ptr %functions, i64 %capacity)

; Makes a report of a snapshot and hands it to `sink`, piece by piece, with `user`.
;
; `format` is one of those of `vais-profiler report --format`: text, tree, compact, json,
; flamegraph, svg, folded, pprof and others, see vais_profiler_report_format(). NULL is text.
;
; Returns true; false when `snapshot` is NULL, there is no such format or no memory, or the sink
; returned false.
declare zeroext i1 @vais_profiler_snapshot_report(ptr %snapshot, ptr %format, ptr %sink, ptr %user)

; As vais_profiler_snapshot_report(), written to a file descriptor, which stays open. False also
; when not all could be written: errno then says why.
declare zeroext i1 @vais_profiler_snapshot_write(ptr %snapshot, ptr %format, i32 %fd)

; Writes a report of what `profiler` has recorded: a snapshot, made, written and destroyed.
declare zeroext i1 @vais_profiler_write_report(ptr %profiler, ptr %format, i32 %fd)

; The name of a format, by number from 0; NULL past the last one. Static.
declare ptr @vais_profiler_report_format(i64 %number)

