/// The process's markers, told apart by name.

#ifndef VAIS_PROFILER_MARKERS_MARKERTABLE_H
#define VAIS_PROFILER_MARKERS_MARKERTABLE_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// The marker of that name; null when there is none. Any time.
format::Marker *findMarker(const char *name);

/// The same, made if need be; past format::kMostMarkers the one that stands for all others. Null
/// when there is no memory. `thread` is the calling thread's tree.
format::Marker *makeMarker(format::Thread &thread, const char *name);

/// Calls `visit(marker)` for each marker of the process.
template <class Visit> void forEachMarker(format::ProcessMarkers *process, Visit visit) {
  for (uint64_t i = 0; process && i < format::kMarkerBuckets; ++i) {
    format::Address<format::Marker> marker = {
        __atomic_load_n(&process->buckets[i].value, __ATOMIC_ACQUIRE)};
    for (; marker.value; marker = marker.get()->next)
      visit(*marker.get());
  }
}

} // namespace vais::profiler

#endif
