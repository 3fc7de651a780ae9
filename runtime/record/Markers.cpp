/// The public C interface to marks and counters.

#include "runtime/record/MarkerInterface.h"

#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/RuntimeCopy.h"
#include "runtime/markers/Counters.h"
#include "runtime/markers/Marks.h"
#include "runtime/markers/Phases.h"
#include "runtime/record/Calls.h"
#include "runtime/record/HookTypes.h"
#include "runtime/trace/TraceRecording.h"

using namespace vais::profiler::format;

namespace {

/// Returns the marker of that name, or null while recording is off or if there is no memory.
Marker *findOrMake(const char *name) {
  MarkerState *state = tState.markers;
  if (isLikely(state) && isLikely(gOwn.isOn))
    if (Marker *marker = shortMarker(*state, name))
      return marker;
  if (!name || !gOwn.isOn)
    return nullptr;
  Thread *thread = currentThread();
  if (!thread || !gOwn.isOn)
    return nullptr;
  state = makeMarkerState(*thread);
  return state ? markerOf(*thread, *state, name) : nullptr;
}

} // namespace

void vais_profiler_mark(const char *name) {
  Marker *marker = findOrMake(name);
  if (!marker)
    return gRecorder ? gRecorder->mark(name) : void();
  setMark(*tState.markers, *marker);
  if (gSwitches.isTrace)
    traceMark(reinterpret_cast<uint64_t>(marker));
}

void vais_profiler_phase(const char *name) {
  Thread *thread = gOwn.isOwner && !interruptsSlowPath() ? currentThread() : nullptr;
  if (thread)
    switchPhase(*thread, name);
  else if (gRecorder)
    gRecorder->switchPhase(name);
}

void vais_profiler_counter(const char *name, double value) {
  if (!__builtin_isfinite(value))
    return;
  Marker *marker = findOrMake(name);
  if (!marker)
    return gRecorder ? gRecorder->count(name, value) : void();
  setCounter(*tState.thread, *marker, value);
  if (gSwitches.isTrace)
    traceCounter(reinterpret_cast<uint64_t>(marker), value);
}
