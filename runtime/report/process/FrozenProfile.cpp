/// Combines a profiler's own records with those of instrumented code if it is the process's
/// profiler.

#include "runtime/report/process/FrozenProfile.h"

#include "runtime/report/process/HandRecords.h"
#include "runtime/report/process/OwnContext.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/totals/Values.h"
#include "runtime/report/transform/Merge.h"

#include "contracts/HandleContents.h"
#include "contracts/OwnProfile.h"
#include "contracts/ProfileFormat.h"

#include <algorithm>
#include <tuple>

namespace vais::profiler {
namespace {

/// Corrects the part of merging that assumes different processes: both records describe the memory
/// of one process, and one may know exactly what the other estimates.
void joinMemory(Profile &sum, const Profile &own, const Profile &told) {
  sum.memory = own.memory;
  if (told.memory.peakBytes.value > own.memory.peakBytes.value)
    sum.memory.peakBytes = told.memory.peakBytes;
  if (own.memoryMode != MemoryMode::None)
    sum.memoryMode = own.memoryMode;
}

void addInstrumented(FrozenProfile &profile, void *profiler, const format::Header &own) {
  Profile recorded = readOwnProfile(own, vais_profiler_own_thread_time);
  HandRecords told = readHandRecords(profiler, &recorded);
  profile.live = std::move(told.live);
  profile.snapshot = mergeProfiles({recorded, told.snapshot}, Parts::Processes);
  joinMemory(profile.snapshot, recorded, told.snapshot);
  profile.current = ownContextIn(profile.snapshot, own);
}

/// Asking is not an error of the caller's if the process has no profiler, so that the error is
/// restored.
bool isOfProcess(const void *profiler) {
  const VaisProfilerError before = vais_profiler_last_error();
  const void *global = vais_profiler_global_handle();
  vais_profiler_set_last_error(before);
  return profiler == global;
}

void addTables(FrozenProfile &profile) {
  profile.functions = functionTotals(profile.snapshot);
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
