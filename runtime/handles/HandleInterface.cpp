/// The public C interface to profilers with a handle.

#include "Handle.h"

#include "vais_profiler/HandleContents.h"

#include <new>

using vais::profiler::Handle;

static Handle *handleOf(void *profiler) { return static_cast<Handle *>(profiler); }

void *vais_profiler_create(const VaisProfilerConfig *config) {
  void *memory = vais::profiler::mapMemory(sizeof(Handle));
  if (!memory)
    return nullptr;
  auto *handle = new (memory) Handle();
  handle->configure(config);
  return handle;
}

void vais_profiler_destroy(void *profiler) {
  if (!profiler)
    return;
  handleOf(profiler)->clear();
  vais::profiler::unmapMemory(profiler, sizeof(Handle));
}

bool vais_profiler_start(void *profiler) {
  vais_profiler_set_last_error(profiler ? VAIS_PROFILER_ALREADY_RUNNING
                                        : VAIS_PROFILER_NULL_HANDLE);
  return profiler && handleOf(profiler)->start();
}

bool vais_profiler_stop(void *profiler) {
  vais_profiler_set_last_error(profiler ? VAIS_PROFILER_NOT_RUNNING : VAIS_PROFILER_NULL_HANDLE);
  return profiler && handleOf(profiler)->stop();
}

bool vais_profiler_is_running(void *profiler) {
  return profiler && handleOf(profiler)->isRunning();
}

void vais_profiler_record_sample(void *profiler, const char *function, size_t) {
  if (profiler)
    handleOf(profiler)->recordSample(function);
}

void vais_profiler_record_allocation(void *profiler, size_t size, size_t address) {
  if (profiler)
    handleOf(profiler)->recordAllocation(size, address);
}

void vais_profiler_record_deallocation(void *profiler, size_t address) {
  if (profiler)
    handleOf(profiler)->recordDeallocation(address);
}

void vais_profiler_record_call(void *profiler, const char *caller, const char *callee) {
  if (profiler)
    handleOf(profiler)->recordCall(caller, callee);
}

VaisProfileStats vais_profiler_get_stats(void *profiler) {
  return profiler ? handleOf(profiler)->stats() : VaisProfileStats();
}

size_t vais_profiler_get_dropped_samples(void *profiler) {
  return profiler ? handleOf(profiler)->droppedSamples() : 0;
}
