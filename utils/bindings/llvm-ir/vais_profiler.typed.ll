; Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu: structs,
; bool and small integers are passed as C does there. Typed pointers: for LLVM 14 to 16.
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
; Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed.
;
; **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
; until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
;
; **Threads.** Every function may be called from any thread at any time, also on the same
; profiler; only vais_profiler_destroy() must be the last call on its handle. Each call takes the
; lock of its profiler for a short time.
;
; **Signals.** No function may be called from a signal handler: it could wait for the lock that
; the interrupted thread holds. A child made by fork() may use a profiler if no other thread was
; in a call on it at that moment. errno is kept.
;
; **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
; or not UTF-8 is ignored. Texts are told apart by content, not by address.
;
; **Memory** comes from the kernel, not from malloc, so the functions may be called in an
; allocator. When there is none left, what was to be recorded is lost.
;
; **Sums** that would not fit a size_t stay at SIZE_MAX.
;
; The cost of a function is named in its last line:
; - *short*: a few nanoseconds
; - *record*: tens of nanoseconds while the profiler runs, short otherwise; now and then a table
;   grows, which takes time in proportion to its size
; - *system call*: microseconds, more the more was recorded

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

; The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
@VAIS_PROFILER_CONFIG_DEFAULTS = private unnamed_addr constant %struct.VaisProfilerConfig { i64 1, i8 1, i8 1, [6 x i8] zeroinitializer, i64 1000000 }

; Makes a profiler, which does not run yet.
;
; `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
; vais_profiler_destroy() to free; NULL when there is no memory.
; Cost: system call.
declare i8* @vais_profiler_create(%struct.VaisProfilerConfig* %config)

; Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
; under way or follow. NULL: nothing happens.
; Cost: system call.
declare void @vais_profiler_destroy(i8* %profiler)

; Forgets what was recorded before and begins to record; time runs from here.
;
; Returns true; false when `profiler` is NULL or runs already: then nothing changes.
; Cost: system call.
declare zeroext i1 @vais_profiler_start(i8* %profiler)

; Ends recording. What was recorded stays readable until the next start.
;
; Returns true; false when `profiler` is NULL or does not run: then nothing changes.
; Cost: system call.
declare zeroext i1 @vais_profiler_stop(i8* %profiler)

; Whether the profiler was started and not stopped since. NULL: false.
; Cost: short.
declare zeroext i1 @vais_profiler_is_running(i8* %profiler)

; Counts a sample: the program was found in `function`, at instruction address `ip`.
;
; Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
; others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
; not run, or `function` is no text. Cost: record.
declare void @vais_profiler_record_sample(i8* %profiler, i8* %function, i64 %ip)

; Counts an allocation of `size` bytes at `address`; call it after the block was allocated.
;
; When a live allocation is known at that address, the new one replaces it: its deallocation was
; missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_allocation(i8* %profiler, i64 %size, i64 %address)

; The allocation at `address` is no longer live; call it before the block is freed, since another
; thread may be given the address right after.
;
; An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
; or does not run, or `track_memory` is false.
; Cost: record.
declare void @vais_profiler_record_deallocation(i8* %profiler, i64 %address)

; Counts a call along the edge from `caller` to `callee`, which may be equal.
;
; Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
; is no text.
; Cost: record, twice.
declare void @vais_profiler_record_call(i8* %profiler, i8* %caller, i8* %callee)

; What has been recorded since the latest start, at one moment; the profiler may be running. All
; zero when `profiler` is NULL or was never started.
; Cost: short.
declare void @vais_profiler_get_stats(%struct.VaisProfileStats* sret(%struct.VaisProfileStats) align 8 %result, i8* %profiler)

; Samples since the latest start that were not kept, because there were `max_samples` already or
; no memory. 0 when `profiler` is NULL. Cost: short.
declare i64 @vais_profiler_get_dropped_samples(i8* %profiler)

; Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
;
; Returns true; false when there is one already: then nothing changes.
; Cost: short.
declare zeroext i1 @vais_profiler_global_init(%struct.VaisProfilerConfig* %config)

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
declare void @vais_profiler_global_record_sample(i8* %function, i64 %ip)

; As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_allocation(i64 %size, i64 %address)

; As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
; Cost: record.
declare void @vais_profiler_global_record_deallocation(i64 %address)

; As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
; Cost: record, twice.
declare void @vais_profiler_global_record_call(i8* %caller, i8* %callee)

; As vais_profiler_get_stats(); all zero without vais_profiler_global_init().
;
; What instrumented code recorded since the start is added:
; - to `total_allocations` and `total_allocated_bytes`, if `track_memory` is true, its successful
;   allocations in all threads;
; - to `call_graph_edges`, if `build_call_graph` is true, the distinct pairs of instrumented
;   functions between which there were calls. A pair that vais_profiler_global_record_call() was
;   told of as well counts twice; a function entered while recording was off is no caller.
;
; - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are live,
;   those from before the start included: exact with memory=exact, estimated with memory=sampled.
;
; `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
; instrumented code reached since the process began, and not less than what is current.
; In a child made by fork() instrumented code counts from the fork on.
; Cost: as vais_profiler_global_start() while the profiler runs, short otherwise.
declare void @vais_profiler_global_get_stats(%struct.VaisProfileStats* sret(%struct.VaisProfileStats) align 8 %result)

; As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
; Cost: short.
declare i64 @vais_profiler_global_get_dropped_samples()

