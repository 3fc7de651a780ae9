/// Waiting for a lock.

#include "runtime/base/Mutex.h"

#include "runtime/base/SystemCall.h"

#include <ctime>
#include <linux/futex.h>

namespace vais::profiler {

/// Sleeps without spinning first. All the work is done under the lock: threads that take turns pass
/// its memory from core to core (100 to 200 ns each time, measured), whereas a thread that
/// continues alone until the sleeper is back needs 20 ns.
void Mutex::lockSlowly() {
  // A thread that has slept must take the lock as awaited, because others may be asleep. It never
  // sleeps for long, because in a sandbox nobody would wake it.
  const timespec slice = {0, 10000000};
  while (__atomic_exchange_n(&state_, kAwaited, __ATOMIC_ACQUIRE) != kOpen)
    systemCall(__NR_futex, &state_, FUTEX_WAIT_PRIVATE, kAwaited, &slice);
}

void Mutex::wakeOne() { systemCall(__NR_futex, &state_, FUTEX_WAKE_PRIVATE, 1); }

} // namespace vais::profiler
