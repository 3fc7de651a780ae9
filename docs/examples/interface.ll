; A program in LLVM IR that feeds a profiler of its own through the C interface. The declarations come
; from the bindings, so they stand before it:
;
;   cat vais_profiler.ll interface.ll | clang -x ir - -x none libvais_profiler.a -o interface
;
; Clang 14 wants -mllvm -opaque-pointers as well.

@main.name = private unnamed_addr constant [5 x i8] c"main\00"
@parse.name = private unnamed_addr constant [6 x i8] c"parse\00"
@line = private unnamed_addr constant [65 x i8] c"%zu samples, %zu edges, %zu bytes live, running %d, at most %zu\0A\00"

declare i32 @printf(ptr, ...)

define i32 @main() {
entry:
  %config = alloca %struct.VaisProfilerConfig
  %stats = alloca %struct.VaisProfileStats

  ; The defaults, but with room for two samples.
  %defaults = load %struct.VaisProfilerConfig, ptr @VAIS_PROFILER_CONFIG_DEFAULTS
  store %struct.VaisProfilerConfig %defaults, ptr %config
  %max_samples = getelementptr %struct.VaisProfilerConfig, ptr %config, i32 0, i32 4
  store i64 2, ptr %max_samples
  %profiler = call ptr @vais_profiler_create(ptr %config)
  %started = call zeroext i1 @vais_profiler_start(ptr %profiler)
  br i1 %started, label %record, label %failed

record:
  call void @vais_profiler_record_sample(ptr %profiler, ptr @parse.name, i64 0)
  call void @vais_profiler_record_sample(ptr %profiler, ptr @parse.name, i64 0)
  call void @vais_profiler_record_sample(ptr %profiler, ptr @main.name, i64 0)
  call void @vais_profiler_record_call(ptr %profiler, ptr @main.name, ptr @parse.name)
  call void @vais_profiler_record_call(ptr %profiler, ptr @parse.name, ptr @parse.name)
  call void @vais_profiler_record_allocation(ptr %profiler, i64 64, i64 4096)
  call void @vais_profiler_record_allocation(ptr %profiler, i64 24, i64 8192)
  call void @vais_profiler_record_deallocation(ptr %profiler, i64 4096)

  ; A struct is returned in memory of the caller's.
  call void @vais_profiler_get_stats(ptr sret(%struct.VaisProfileStats) align 8 %stats, ptr %profiler)
  %samples = load i64, ptr %stats
  %edges.at = getelementptr %struct.VaisProfileStats, ptr %stats, i32 0, i32 5
  %edges = load i64, ptr %edges.at
  %live.at = getelementptr %struct.VaisProfileStats, ptr %stats, i32 0, i32 3
  %live = load i64, ptr %live.at
  %running = call zeroext i1 @vais_profiler_is_running(ptr %profiler)
  %running.int = zext i1 %running to i32
  %kept = load i64, ptr %max_samples
  %printed = call i32 (ptr, ...) @printf(ptr @line, i64 %samples, i64 %edges, i64 %live, i32 %running.int, i64 %kept)
  call void @vais_profiler_destroy(ptr %profiler)
  ret i32 0

failed:
  ret i32 1
}
