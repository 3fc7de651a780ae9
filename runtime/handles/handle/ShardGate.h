/// A door between one thread, which passes it all the time, and others, which seldom want it shut.
///
/// Entering costs a store and a load. What makes that safe is membarrier(2): whoever closes gates
/// has the kernel order the memory accesses of all threads of the process once, instead of each of
/// them ordering its own every time. Where there is no membarrier the thread pays for it.
///
/// One thread enters and leaves; in a signal handler that interrupted it inside, it does not get
/// in. Others close, wait and open, one at a time. Zero bytes are an open gate.

#ifndef VAIS_PROFILER_HANDLES_GATE_H
#define VAIS_PROFILER_HANDLES_GATE_H

#include <cstdint>

namespace vais::profiler {

/// Whether threads must order their own accesses.
extern bool gShardGatesNeedFences __attribute__((visibility("hidden")));

/// Before any gate is used. System call the first time.
void prepareShardGates();

/// After gates were closed, before waiting for them. System call.
void orderAllThreads();

class ShardGate {
public:
  /// Whether the thread is inside now. False: the gate is closed, or it was inside before.
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

  /// Also for the thread itself, in a signal handler.
  bool isInside() const { return __atomic_load_n(&isInside_, __ATOMIC_RELAXED); }

  void close() { __atomic_store_n(&isClosed_, 1, __ATOMIC_SEQ_CST); }
  void open() { __atomic_store_n(&isClosed_, 0, __ATOMIC_RELEASE); }

  /// After close() and orderAllThreads(): returns when the thread with this number is outside, or
  /// gone. What it did inside is visible then.
  void awaitOutside(uint32_t thread) const;

  /// For a thread that is gone: what it did inside is visible, even if it never left.
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
