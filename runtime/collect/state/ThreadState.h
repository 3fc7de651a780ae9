/// The state that the recording path reads first: the switches of the process and the current
/// context of each thread.

#ifndef VAIS_PROFILER_COLLECT_THREADSTATE_H
#define VAIS_PROFILER_COLLECT_THREADSTATE_H

#include "runtime/base/SystemCall.h"

#include "contracts/FastPath.h"
#include "contracts/ProfileFormat.h"

#include <csignal>
#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Written when the session begins and when recording starts or stops; read by every hook. Until
/// the session begins, everything is on, so that code which runs earlier takes the slow path, which
/// begins it.
struct Switches {
  uint32_t counts;        ///< calls are counted, whether recording is on or off (Pauses.h)
  uint32_t recordsMemory; ///< how allocations are recorded: a MemoryMode or kTracesMemory; 0 if not
                          ///< at all
  const uint8_t *blockFilter; ///< see BlockFilter.h
  uint32_t isPlainExact;      ///< time=exact, and the processor's counter is the clock
  uint32_t isTrace;           ///< mode=trace: there are no contexts
  format::TimeMode timeMode;
  format::Header *header; ///< null until the session has begun
};
/// The value of Switches::recordsMemory in a trace, which is not a MemoryMode.
constexpr uint32_t kTracesMemory = 16;

/// Inlined hooks read the same object under the exported name vais_profiler_switches. The first two
/// words are zero in children that have no profile of their own (OwnProcess.h).
extern Switches gSwitches asm("vais_profiler_own_switches") __attribute__((visibility("hidden")));

struct MarkerState;

/// The state of a thread. `current` is always valid: at first it is a context whose slots match
/// nothing, so that the first function that runs simply takes the slow path. Accessed by the thread
/// and by signal handlers on it, which restore `current` before they return.
struct ThreadState {
  format::Context *current;
  int64_t bytesToSample;   ///< below 0 if the block just allocated is to be sampled
  format::Thread *thread;  ///< null until the thread's first slow path
  MarkerState *markers;    ///< null until the thread's first marker
  uint64_t skippedRegions; ///< regions begun while there were no markers, and not ended
  uint64_t openSlowPaths;  ///< open slow paths that signals may interrupt
  uint64_t signalMask;     ///< the program's own mask while a slow path keeps signals away
  uint64_t slowPaths;      ///< open slow paths that keep signals away, one within the other
};

/// A context with the largest number of call sites, all of which leave each call to the runtime.
struct Nowhere {
  format::CallSite sites[VAIS_PROFILER_MOST_SITES + 2];
  format::Context context;
};
static_assert(offsetof(Nowhere, context) % 64 == 0);
extern Nowhere gNowhere asm("vais_profiler_own_nowhere") __attribute__((visibility("hidden")));

/// The current context of threads without a tree. Its slots never match, because no function is at
/// address 0. Such threads count frees here, which nobody reads.
static constexpr format::Context &gNoContext = gNowhere.context;

inline bool isNowhere(const format::CallSite *site) {
  return site >= gNowhere.sites && site < gNowhere.sites + VAIS_PROFILER_MOST_SITES + 2;
}

/// The initial value of ThreadState::bytesToSample. Although allocations are subtracted from it, it
/// keeps the thread off the fast path until the first distance is drawn.
constexpr int64_t kNoDistance = INT64_MIN / 2;

/// Inlined hooks access the same object under the exported name vais_profiler_thread_state.
extern __thread ThreadState tState asm("vais_profiler_own_thread_state")
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// Returns the bit of a signal in the kernel's masks.
constexpr uint64_t signalBit(int signal) { return uint64_t(1) << (signal - 1); }

/// All signals but those that the running instruction itself may raise.
constexpr uint64_t kKeptAwaySignals = ~(signalBit(SIGSEGV) | signalBit(SIGBUS) | signalBit(SIGFPE) |
                                        signalBit(SIGILL) | signalBit(SIGTRAP) | signalBit(SIGSYS));

/// Keeps signals away for its lifetime. A slow path builds what handlers read, and a handler that
/// interrupted it might need a slow path itself, or leave by longjmp so that the first one is never
/// finished. Takes two system calls (about 0.3 µs), once per new edge. Signals that the running
/// instruction raises are let through, because blocking them would kill a program that handles its
/// stack overflows.
///
/// Where the call is refused, as in a sandbox, handlers do intervene. They may enter and leave
/// contexts that are known, but nothing is built for them: code that is about to begin a slow path
/// calls interruptsSlowPath first, and counts what it cannot record then as dropped. If a handler
/// leaves by longjmp, the slow path stays open, and nothing is built in the thread any more.
class SlowPath {
public:
  SlowPath() {
    isAlone_ =
        systemCall(__NR_rt_sigprocmask, SIG_BLOCK, &kKeptAwaySignals, &mask_, sizeof mask_) == 0;
    if (__builtin_expect(!isAlone_, 0))
      ++tState.openSlowPaths;
    else if (tState.slowPaths++ == 0)
      tState.signalMask = mask_;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
  }
  ~SlowPath() {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (__builtin_expect(!isAlone_, 0))
      --tState.openSlowPaths;
    else { // a process that has prepared for a sandbox meanwhile is not in it yet
      --tState.slowPaths;
      systemCallAnyway(__NR_rt_sigprocmask, SIG_SETMASK, &mask_, nullptr, sizeof mask_);
    }
  }
  /// Returns whether signals are kept away.
  bool isAlone() const { return isAlone_; }

  SlowPath(const SlowPath &) = delete;
  SlowPath &operator=(const SlowPath &) = delete;

private:
  uint64_t mask_ = 0;
  bool isAlone_ = false;
};

/// Returns whether the caller runs in a signal handler that interrupted a slow path of its thread.
inline bool interruptsSlowPath() { return __builtin_expect(tState.openSlowPaths != 0, 0); }

/// Adds in one instruction to a counter that only this thread writes.
inline void addToCounter(uint64_t &counter, uint64_t amount) {
  vais_profiler_add_to_counter(&counter, amount);
}

} // namespace vais::profiler

#endif
