/// Waiting for a lock.

#include "runtime/base/Mutex.h"

#include "runtime/base/SystemCall.h"

#include <ctime>
#include <linux/futex.h>

namespace vais::profiler {

/// Does not wait awake first. All the work is done under the lock, so that threads which take turns
/// hand its memory from core to core (100 to 200 ns each time, measured), while one that goes on
/// alone until the sleeper is back needs 20.
void Mutex::lockSlowly() {
  // Whoever slept must take the lock as awaited: there may be others asleep.
  // Not for ever: in a sandbox nobody wakes them.
  const timespec slice = {0, 10000000};
  while (__atomic_exchange_n(&state_, kAwaited, __ATOMIC_ACQUIRE) != kOpen)
    systemCall(__NR_futex, &state_, FUTEX_WAIT_PRIVATE, kAwaited, &slice);
}

void Mutex::wakeOne() { systemCall(__NR_futex, &state_, FUTEX_WAKE_PRIVATE, 1); }

} // namespace vais::profiler
