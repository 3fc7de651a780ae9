/// Waiting for a lock.

#include "Mutex.h"

#include "SystemCall.h"

#include <linux/futex.h>

namespace vais::profiler {

/// Looks at a lock before going to sleep: about as many as a sleep costs.
static constexpr int kLooks = 64;

static void pause() {
#if defined(__x86_64__)
  asm volatile("pause");
#else
  asm volatile("yield");
#endif
}

/// The lock is held for nanoseconds, so it pays to wait awake for a moment.
bool Mutex::lockSoon() {
  for (int i = 0; i < kLooks; ++i) {
    uint32_t expected = __atomic_load_n(&state_, __ATOMIC_RELAXED);
    if (expected == kAwaited)
      return false;
    if (expected == kOpen &&
        __atomic_compare_exchange_n(&state_, &expected, kLocked, false, __ATOMIC_ACQUIRE,
                                    __ATOMIC_RELAXED))
      return true;
    pause();
  }
  return false;
}

void Mutex::lockSlowly() {
  if (lockSoon())
    return;
  // Whoever slept must take the lock as awaited: there may be others asleep.
  while (__atomic_exchange_n(&state_, kAwaited, __ATOMIC_ACQUIRE) != kOpen)
    systemCall(__NR_futex, &state_, FUTEX_WAIT_PRIVATE, kAwaited, nullptr);
}

void Mutex::wakeOne() { systemCall(__NR_futex, &state_, FUTEX_WAKE_PRIVATE, 1); }

} // namespace vais::profiler
