/// The header compiles by itself as C99: it is included first, and all functions are called with
/// its types only. The file is also compiled as C++11, and is a complete program that needs nothing
/// but the archive.

#include "vais_profiler.h"

int main(void) {
  VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  VaisProfileStats stats;
  void *profiler;
  int failures = 0;

  config.max_samples = 1;
  profiler = vais_profiler_create(&config);
  failures += profiler == NULL;
  failures += !vais_profiler_start(profiler);
  failures += !vais_profiler_is_running(profiler);
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_allocation(profiler, 24, 0x1000);
  vais_profiler_record_allocation(profiler, 8, 0x2000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  vais_profiler_record_call(profiler, "main", "parse");
  failures += !vais_profiler_stop(profiler);
  stats = vais_profiler_get_stats(profiler);
  failures += stats.sample_count != 1 || stats.total_allocations != 2;
  failures += stats.total_allocated_bytes != 32 || stats.current_allocated_bytes != 8;
  failures += stats.peak_allocated_bytes != 32 || stats.call_graph_edges != 1;
  failures += vais_profiler_get_dropped_samples(profiler) != 1;
  vais_profiler_destroy(profiler);

  options.mode = VAIS_PROFILER_MODE_MEMORY;
  profiler = vais_profiler_create_with(&options);
  failures += profiler == NULL || vais_profiler_get_duration_ns(profiler) != 0;
  failures += vais_profiler_stop(profiler);
  failures += vais_profiler_last_error() != VAIS_PROFILER_NOT_RUNNING;
  failures += vais_profiler_error_string(VAIS_PROFILER_NOT_RUNNING)[0] == 0;
  failures += vais_profiler_version()[0] == 0;
  failures += vais_profiler_abi_version() != VAIS_PROFILER_ABI_VERSION;
  failures += vais_profiler_global_handle() != NULL;
  vais_profiler_destroy(profiler);

  failures += !vais_profiler_global_init_with(&options);
  vais_profiler_global_destroy();
  failures += !vais_profiler_global_init(NULL) || !vais_profiler_global_start();
  vais_profiler_global_record_sample("main", 0);
  vais_profiler_global_record_allocation(24, 0x1000);
  vais_profiler_global_record_deallocation(0x1000);
  vais_profiler_global_record_call("main", "parse");
  stats = vais_profiler_global_get_stats();
  failures += stats.sample_count != 1 || stats.call_graph_edges != 1;
  failures += vais_profiler_global_get_dropped_samples() != 0;
  failures += !vais_profiler_global_stop();
  vais_profiler_global_destroy();
  return failures;
}
