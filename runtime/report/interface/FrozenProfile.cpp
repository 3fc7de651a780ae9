/// A profiler's own records, then those of instrumented code where it is the process's.

#include "FrozenProfile.h"

#include "HandRecords.h"
#include "Merge.h"
#include "OwnContext.h"
#include "ProfileReader.h"
#include "Values.h"

#include "vais_profiler/HandleContents.h"
#include "vais_profiler/OwnProfile.h"
#include "vais_profiler/ProfileFormat.h"

#include <algorithm>
#include <tuple>

namespace vais::profiler {
namespace {

/// What several processes' merging would get wrong of two records of one: its memory is one, and
/// one of the two may know it exactly while the other estimates.
void joinMemory(Snapshot &sum, const Snapshot &own, const Snapshot &told) {
  sum.memory = own.memory;
  if (told.memory.peakBytes.value > own.memory.peakBytes.value)
    sum.memory.peakBytes = told.memory.peakBytes;
  if (own.memoryMode != MemoryMode::None)
    sum.memoryMode = own.memoryMode;
}

void addInstrumented(FrozenProfile &profile, void *profiler, const format::Header &own) {
  Snapshot recorded = readOwnProfile(own, vais_profiler_own_thread_time);
  HandRecords told = readHandRecords(profiler, &recorded);
  profile.live = std::move(told.live);
  profile.snapshot = mergeSnapshots({recorded, told.snapshot}, Parts::Processes);
  joinMemory(profile.snapshot, recorded, told.snapshot);
  profile.current = ownContextIn(profile.snapshot, own);
}

/// Asking is no error of the caller's where the process has no profiler.
bool isOfProcess(const void *profiler) {
  const VaisProfilerError before = vais_profiler_last_error();
  const void *global = vais_profiler_global_handle();
  vais_profiler_set_last_error(before);
  return profiler == global;
}

void addTables(FrozenProfile &profile) {
  for (const FunctionTotals &function : functionTotals(profile.snapshot))
    if (!isSilent(function)) // a caller that was not called is none of the interface's functions
      profile.functions.push_back(function);
  profile.all = sumOf(profile.functions);
  profile.calls = callTotals(profile.snapshot);
  profile.contextCalls = contextCalls(profile.snapshot);
  std::sort(profile.live.begin(), profile.live.end(), [](const auto &a, const auto &b) {
    return std::tie(b.size, a.address) < std::tie(a.size, b.address);
  });
}

} // namespace

FrozenProfile freeze(void *profiler) {
  FrozenProfile profile;
  const bool isProcess = isOfProcess(profiler);
  const void *own = isProcess ? vais_profiler_own_profile() : nullptr;
  profile.stats = isProcess ? vais_profiler_global_get_stats() : vais_profiler_get_stats(profiler);
  profile.durationNs = vais_profiler_get_duration_ns(profiler);
  if (own) {
    addInstrumented(profile, profiler, *static_cast<const format::Header *>(own));
  } else {
    HandRecords told = readHandRecords(profiler, nullptr);
    profile.snapshot = std::move(told.snapshot);
    profile.live = std::move(told.live);
  }
  addTables(profile);
  return profile;
}

} // namespace vais::profiler
