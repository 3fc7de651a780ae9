/// A gate between one thread, which passes through it all the time, and others, which seldom close
/// it (docs/design/gate.md).
///
/// Entering costs a store and a load. What makes this safe is membarrier(2): the thread that closes
/// gates has the kernel order the memory accesses of all threads of the process once, so that these
/// need not order their own each time. Without membarrier, each entry pays for a fence.
///
/// One thread enters and leaves. A signal handler that interrupts it inside is not let in. Others
/// close, wait and open, one at a time. All zero bytes are an open gate.

#ifndef VAIS_PROFILER_HANDLES_SHARDGATE_H
#define VAIS_PROFILER_HANDLES_SHARDGATE_H

#include <cstdint>

namespace vais::profiler {

/// Whether threads must order their own accesses.
extern bool gShardGatesNeedFences __attribute__((visibility("hidden")));

/// Must be called before any gate is used. Makes a system call the first time.
void prepareShardGates();

/// To be called after gates were closed and before waiting for them. Makes a system call.
void orderAllThreads();

class ShardGate {
public:
  /// Returns whether the thread is inside now. If false, the gate is closed, or the thread was
  /// already inside.
  bool tryEnter() {
    if (__builtin_expect(isInside(), 0))
      return false;
    if (__builtin_expect(gShardGatesNeedFences, 0))
      __atomic_exchange_n(&isInside_, 1, __ATOMIC_SEQ_CST);
    else
      __atomic_store_n(&isInside_, 1, __ATOMIC_RELAXED);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (__builtin_expect(!__atomic_load_n(&isClosed_, __ATOMIC_SEQ_CST), 1))
      return true;
    leave();
    return false;
  }
  void leave() { __atomic_store_n(&isInside_, 0, __ATOMIC_RELEASE); }

  /// May also be called by the thread itself, in a signal handler.
  bool isInside() const { return __atomic_load_n(&isInside_, __ATOMIC_RELAXED); }

  void close() { __atomic_store_n(&isClosed_, 1, __ATOMIC_SEQ_CST); }
  void open() { __atomic_store_n(&isClosed_, 0, __ATOMIC_RELEASE); }

  /// To be called after close() and orderAllThreads(). Returns when the thread with this number is
  /// outside or no longer exists. What it did inside is then visible.
  void awaitOutside(uint32_t thread) const;

  /// For a thread that no longer exists. Makes visible what it did inside, even if it never left.
  void forget() {
    if (__atomic_load_n(&isInside_, __ATOMIC_ACQUIRE))
      leave();
  }

private:
  uint32_t isInside_ = 0;
  uint32_t isClosed_ = 0;
};

} // namespace vais::profiler

#endif
