/// The markers of the process, by name.

#ifndef VAIS_PROFILER_MARKERS_MARKERTABLE_H
#define VAIS_PROFILER_MARKERS_MARKERTABLE_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// Returns the marker of that name, or null if there is none. May be called at any time.
format::Marker *findMarker(const char *name);

/// Returns the marker of that name, which is made if necessary; beyond format::kMostMarkers, the
/// one that stands for all other names. Returns null if there is no memory. `thread` is the calling
/// thread's tree.
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
