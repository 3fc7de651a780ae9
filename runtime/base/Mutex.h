/// A lock between threads, without libc. It is neither fair nor recursive, and must not be taken in
/// a signal handler.
///
/// The three-state futex lock of U. Drepper, "Futexes Are Tricky" (2011), section 6. It does not
/// enter the kernel unless threads contend for it. A lock whose bytes are zero is open.

#ifndef VAIS_PROFILER_HANDLES_MUTEX_H
#define VAIS_PROFILER_HANDLES_MUTEX_H

#include <cstdint>

namespace vais::profiler {

class Mutex {
public:
  constexpr Mutex() = default;
  Mutex(const Mutex &) = delete;
  Mutex &operator=(const Mutex &) = delete;

  void lock() {
    uint32_t expected = kOpen;
    if (!__atomic_compare_exchange_n(&state_, &expected, kLocked, false, __ATOMIC_ACQUIRE,
                                     __ATOMIC_RELAXED))
      lockSlowly();
  }
  void unlock() {
    if (__atomic_exchange_n(&state_, kOpen, __ATOMIC_RELEASE) == kAwaited)
      wakeOne();
  }

private:
  static constexpr uint32_t kOpen = 0;
  static constexpr uint32_t kLocked = 1;
  static constexpr uint32_t kAwaited = 2; ///< locked, and a thread may be asleep

  void lockSlowly();
  void wakeOne();

  uint32_t state_ = kOpen;
};

/// Holds a lock for its lifetime.
class MutexLock {
public:
  explicit MutexLock(Mutex &mutex) : mutex_(mutex) { mutex_.lock(); }
  ~MutexLock() { mutex_.unlock(); }
  MutexLock(const MutexLock &) = delete;
  MutexLock &operator=(const MutexLock &) = delete;

private:
  Mutex &mutex_;
};

} // namespace vais::profiler

#endif
