/// The side of gates that is seldom used.

#include "runtime/handles/handle/ShardGate.h"

#include "runtime/base/OwnThread.h"
#include "runtime/base/SystemCall.h"

#include <ctime>
#include <linux/membarrier.h>

namespace vais::profiler {

bool gShardGatesNeedFences = true;

/// Makes threads use fences, because membarrier is not available in a sandbox either.
static void fenceFromNowOn() {
  __atomic_store_n(&gShardGatesNeedFences, true, __ATOMIC_RELAXED);
  orderAllThreads();
}

void prepareShardGates() {
  if (!__atomic_load_n(&gShardGatesNeedFences, __ATOMIC_RELAXED))
    return;
  if (systemCall(__NR_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) != 0)
    return;
  gBeforeSandbox = fenceFromNowOn;
  __atomic_store_n(&gShardGatesNeedFences, false, __ATOMIC_RELAXED);
}

void orderAllThreads() { systemCall(__NR_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0); }

/// A thread stays inside for a few nanoseconds, unless it loses its processor there.
void ShardGate::awaitOutside(uint32_t thread) const {
  constexpr unsigned kTriesAwake = 100;
  constexpr unsigned kTriesYielding = 1000;
  constexpr unsigned kTriesBetweenChecks = 64;
  const timespec pause = {0, 50000};
  for (unsigned tries = 1; __atomic_load_n(&isInside_, __ATOMIC_SEQ_CST); ++tries) {
    if (tries < kTriesAwake)
      continue;
    if (tries < kTriesYielding)
      systemCall(__NR_sched_yield);
    else
      systemCall(__NR_nanosleep, &pause, nullptr);
    if (tries % kTriesBetweenChecks == 0 && isThreadGone(thread))
      return;
  }
}

} // namespace vais::profiler
