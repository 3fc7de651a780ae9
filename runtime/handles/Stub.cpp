/// STUB: what branch cpp needs of branches handles and markers, until they are joined.

#include "Handle.h"
#include "Text.h"

#pragma GCC visibility push(default)
#include "vais_profiler/HandleContents.h"
#pragma GCC visibility pop

using namespace vais::profiler;

static __thread int tLastError;

bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor) {
  if (!profiler)
    return false;
  auto &handle = *static_cast<Handle *>(profiler);
  char text[2][256];
  const auto textOf = [&](const Name &name, int at) {
    copyBytes(text[at], name.text(), name.length);
    text[at][name.length] = 0;
    return text[at];
  };
  if (visitor->sampled)
    handle.forEachFunction([&](const Name &name) {
      if (name.samples)
        visitor->sampled(visitor->user, textOf(name, 0), name.samples);
    });
  if (visitor->called)
    handle.forEachEdge([&](const CallEdge &edge) {
      visitor->called(visitor->user, textOf(*reinterpret_cast<Name *>(edge.caller), 0),
                      textOf(*reinterpret_cast<Name *>(edge.callee), 1), edge.calls);
    });
  if (visitor->allocated)
    handle.forEachAllocation([&](uint64_t address, uint64_t size) {
      visitor->allocated(visitor->user, address, size);
    });
  if (visitor->totals) {
    const VaisProfileStats stats = handle.stats();
    visitor->totals(visitor->user, stats.total_allocations, stats.total_allocated_bytes,
                    stats.peak_allocated_bytes);
  }
  return true;
}
void *vais_profiler_create_with(const VaisProfilerOptions *options) {
  const VaisProfilerConfig config = {options->sample_interval_ns / 1000000, options->track_memory,
                                     options->build_call_graph, options->max_samples};
  return vais_profiler_create(&config);
}
void vais_profiler_set_last_error(int error) { tLastError = error; }
VaisProfilerError vais_profiler_last_error(void) {
  return static_cast<VaisProfilerError>(tLastError);
}
const char *vais_profiler_error_string(VaisProfilerError error) {
  return error ? "an error" : "no error";
}
uint64_t vais_profiler_get_duration_ns(void *profiler) {
  return profiler ? static_cast<Handle *>(profiler)->duration() : 0;
}
void vais_profiler_region_begin(const char *) {}
void vais_profiler_region_end(const char *) {}
