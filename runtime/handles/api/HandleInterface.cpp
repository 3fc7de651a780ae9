/// The functions of the C interface for profilers with a handle. The process's profiler is one of
/// them; what it does beyond recording is in GlobalInterface.cpp.

#include "runtime/handles/api/GlobalProfiler.h"
#include "runtime/handles/handle/Errors.h"
#include "runtime/handles/handle/Handle.h"
#include "runtime/handles/handle/HandleList.h"

#include <new>

using namespace vais::profiler;

static Handle *handleOf(void *profiler) { return static_cast<Handle *>(profiler); }

/// Converts a handle like handleOf, but treats NULL as an error.
static Handle *givenHandle(void *profiler) {
  if (!profiler)
    fail(VAIS_PROFILER_NULL_HANDLE);
  return handleOf(profiler);
}

static void *createHandle(const Configuration &configuration) {
  void *memory = mapMemory(sizeof(Handle));
  if (!memory) {
    fail(VAIS_PROFILER_NO_MEMORY);
    return nullptr;
  }
  auto *handle = new (memory) Handle();
  handle->configure(configuration);
  listHandle(*handle);
  return handle;
}

void *vais_profiler_create(const VaisProfilerConfig *config) {
  return createHandle(configurationOf(config));
}

void *vais_profiler_create_with(const VaisProfilerOptions *options) {
  Configuration configuration;
  return configurationOf(options, configuration) ? createHandle(configuration) : nullptr;
}

void vais_profiler_destroy(void *profiler) {
  Handle *handle = handleOf(profiler);
  if (!handle)
    return;
  if (isGlobal(*handle))
    return vais_profiler_global_destroy();
  unlistHandle(*handle);
  handle->release();
  unmapMemory(handle, sizeof(Handle));
}

bool vais_profiler_start(void *profiler) {
  Handle *handle = givenHandle(profiler);
  return handle && (isGlobal(*handle) ? vais_profiler_global_start() : handle->start());
}

bool vais_profiler_stop(void *profiler) {
  Handle *handle = givenHandle(profiler);
  return handle && (isGlobal(*handle) ? vais_profiler_global_stop() : handle->stop());
}

bool vais_profiler_is_running(void *profiler) {
  const Handle *handle = givenHandle(profiler);
  return handle && handle->isRunning();
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
  Handle *handle = givenHandle(profiler);
  if (!handle)
    return {};
  return isGlobal(*handle) ? vais_profiler_global_get_stats() : handle->stats();
}

size_t vais_profiler_get_dropped_samples(void *profiler) {
  Handle *handle = givenHandle(profiler);
  return handle ? handle->droppedSamples() : 0;
}

uint64_t vais_profiler_get_duration_ns(void *profiler) {
  Handle *handle = givenHandle(profiler);
  return handle ? handle->duration() : 0;
}

bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor) {
  Handle *handle = givenHandle(profiler);
  if (!handle)
    return false;
  Contents contents;
  const bool isComplete = handle->copyTo(contents, Copied::Everything);
  if (isComplete && visitor)
    contents.visit(*visitor);
  contents.clear();
  return isComplete || fail(VAIS_PROFILER_NO_MEMORY);
}
