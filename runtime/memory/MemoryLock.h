/// The lock of samples and timeline, taken once per sample, which is at most some thousand times a
/// second.

#ifndef VAIS_PROFILER_MEMORY_MEMORYLOCK_H
#define VAIS_PROFILER_MEMORY_MEMORYLOCK_H

#include "runtime/collect/state/ThreadState.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

/// Holds ProcessMemory::lock for its lifetime. Signals are blocked meanwhile, so that no handler
/// waits for the thread that it interrupted. In a sandbox they cannot be blocked: the lock is then
/// not held if a handler would have to wait for its own thread, or if a handler that never returned
/// has left it locked.
class MemoryLock {
public:
  enum Patience { Wait, Try };

  explicit MemoryLock(Patience patience = Wait) {
    constexpr int kSpins = 100;
    constexpr int kSpinsInSandbox = 1 << 20;
    if (isInterruption_)
      return;
    for (int spins = 0; __atomic_exchange_n(&word(), 1, __ATOMIC_ACQUIRE); ++spins) {
      if (patience == Try || (isSandboxed() && spins > kSpinsInSandbox))
        return;
      if (spins > kSpins)
        systemCall(__NR_sched_yield);
    }
    isHeld_ = true;
  }
  ~MemoryLock() {
    if (isHeld_)
      __atomic_store_n(&word(), 0, __ATOMIC_RELEASE);
  }
  MemoryLock(const MemoryLock &) = delete;
  MemoryLock &operator=(const MemoryLock &) = delete;

  bool isHeld() const { return isHeld_; }

private:
  static uint32_t &word() { return gMemory.process->lock; }

  const bool isInterruption_ = interruptsSlowPath();
  SlowPath slowPath_;
  bool isHeld_ = false;
};

} // namespace vais::profiler

#endif
