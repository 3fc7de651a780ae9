/// The C interface (<vais_profiler.h>) for programs in which nothing may be recorded: no profiler
/// can be created, and markers are ignored.

#include "vais_profiler.h"

void *vais_profiler_create(const VaisProfilerConfig *) { return nullptr; }
void *vais_profiler_create_with(const VaisProfilerOptions *) { return nullptr; }
void vais_profiler_destroy(void *) {}
bool vais_profiler_start(void *) { return false; }
bool vais_profiler_stop(void *) { return false; }
bool vais_profiler_is_running(void *) { return false; }
void vais_profiler_record_sample(void *, const char *, size_t) {}
void vais_profiler_record_allocation(void *, size_t, size_t) {}
void vais_profiler_record_deallocation(void *, size_t) {}
void vais_profiler_record_call(void *, const char *, const char *) {}
VaisProfileStats vais_profiler_get_stats(void *) { return {}; }
size_t vais_profiler_get_dropped_samples(void *) { return 0; }
uint64_t vais_profiler_get_duration_ns(void *) { return 0; }

bool vais_profiler_global_init(const VaisProfilerConfig *) { return false; }
bool vais_profiler_global_init_with(const VaisProfilerOptions *) { return false; }
void *vais_profiler_global_handle(void) { return nullptr; }
void vais_profiler_global_destroy(void) {}
bool vais_profiler_global_start(void) { return false; }
bool vais_profiler_global_stop(void) { return false; }
bool vais_profiler_prepare_sandbox(void) { return false; }
void vais_profiler_global_record_sample(const char *, size_t) {}
void vais_profiler_global_record_allocation(size_t, size_t) {}
void vais_profiler_global_record_deallocation(size_t) {}
void vais_profiler_global_record_call(const char *, const char *) {}
VaisProfileStats vais_profiler_global_get_stats(void) { return {}; }
size_t vais_profiler_global_get_dropped_samples(void) { return 0; }

void vais_profiler_region_begin(const char *) {}
void vais_profiler_region_end(const char *) {}
void vais_profiler_mark(const char *) {}
void vais_profiler_counter(const char *, double) {}
void vais_profiler_phase(const char *) {}

const char *vais_profiler_version(void) { return VAIS_PROFILER_VERSION; }
uint32_t vais_profiler_abi_version(void) { return VAIS_PROFILER_ABI_VERSION; }
VaisProfilerError vais_profiler_last_error(void) { return VAIS_PROFILER_NOT_INITIALIZED; }
const char *vais_profiler_error_string(VaisProfilerError) {
  return "nothing can be recorded in a program without thread-local storage";
}
