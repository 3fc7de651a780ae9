/// What the recording path keeps in registers' reach: the process's switches and, per thread, the
/// current context.

#ifndef VAIS_PROFILER_COLLECT_THREADSTATE_H
#define VAIS_PROFILER_COLLECT_THREADSTATE_H

#include "runtime/base/SystemCall.h"

#include "contracts/FastPath.h"
#include "contracts/ProfileFormat.h"

#include <csignal>
#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Written when the session begins, and by start and stop; read by every hook. Until then all
/// counts, so that what runs earlier takes the slow path, which begins the session.
struct Switches {
  uint32_t counts;            ///< calls are counted, whether recording is on or off (Pauses.h)
  uint32_t recordsMemory;     ///< allocations are, too: a MemoryMode or kTracesMemory, 0 when not
  const uint8_t *blockFilter; ///< see BlockFilter.h
  uint32_t isPlainExact;      ///< time=exact, and the processor's counter is the clock
  uint32_t isTrace;           ///< mode=trace: there are no contexts
  format::TimeMode timeMode;
  format::Header *header; ///< null until the session has begun
};
/// Value of Switches::recordsMemory in a trace: no MemoryMode.
constexpr uint32_t kTracesMemory = 16;

/// Inlined hooks read the same under the exported name vais_profiler_switches. The first two words
/// read zero in children that have no profile of their own (OwnProcess.h).
extern Switches gSwitches asm("vais_profiler_own_switches") __attribute__((visibility("hidden")));

struct MarkerState;

/// Per thread. `current` is always valid: it starts at a context whose slots match nothing, so that
/// a function which runs before anything else of ours simply takes the slow path.
/// Touched by its thread and by signal handlers on it, which restore `current` before they return.
struct ThreadState {
  format::Context *current;
  int64_t bytesToSample;   ///< below 0: the block just allocated is to be sampled
  format::Thread *thread;  ///< null until the thread's first slow path
  MarkerState *markers;    ///< null until the thread's first marker
  uint64_t skippedRegions; ///< begun while there were no markers, and not ended
  uint64_t openSlowPaths;  ///< of those that signals may interrupt
  uint64_t signalMask;     ///< of the program, where its signals are kept away by a slow path
  uint64_t slowPaths;      ///< that keep signals away, one within the other
};

/// A context with as many call sites as there may be, all of which leave each call to the runtime.
struct Nowhere {
  format::CallSite sites[VAIS_PROFILER_MOST_SITES + 2];
  format::Context context;
};
static_assert(offsetof(Nowhere, context) % 64 == 0);
extern Nowhere gNowhere __attribute__((visibility("hidden")));

/// No function is at address 0, so its slots never match. Threads without a tree count frees here,
/// which nobody reads.
static constexpr format::Context &gNoContext = gNowhere.context;

inline bool isNowhere(const format::CallSite *site) {
  return site >= gNowhere.sites && site < gNowhere.sites + VAIS_PROFILER_MOST_SITES + 2;
}

/// ThreadState::bytesToSample, less what is allocated, until the thread draws its first distance:
/// no fast path before.
constexpr int64_t kNoDistance = INT64_MIN / 2;

/// Inlined hooks reach the same under the exported name vais_profiler_thread_state.
extern __thread ThreadState tState asm("vais_profiler_own_thread_state")
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// A signal's bit in the kernel's masks.
constexpr uint64_t signalBit(int signal) { return uint64_t(1) << (signal - 1); }

/// All but those that the running instruction itself may raise.
constexpr uint64_t kKeptAwaySignals = ~(signalBit(SIGSEGV) | signalBit(SIGBUS) | signalBit(SIGFPE) |
                                        signalBit(SIGILL) | signalBit(SIGTRAP) | signalBit(SIGSYS));

/// Keeps signals away for its lifetime: a slow path builds what handlers read, and a handler that
/// interrupted it might itself need one, or leave by longjmp and never come back to finish it.
/// Two system calls (about 0.3 µs), once per new edge. Signals that the running instruction raises
/// are let through: blocked, they would kill a program that handles its stack overflows.
///
/// Where the call is refused, as in a sandbox, handlers do come between. They may enter and leave
/// contexts that are known. Nothing is built for them: whoever is about to begin a slow path asks
/// interruptsSlowPath first, and counts what it then cannot record as dropped. A handler that
/// leaves by longjmp leaves the slow path open: the thread builds nothing any more.
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
    else { // whoever has prepared for a sandbox meanwhile is not in it yet
      --tState.slowPaths;
      systemCallAnyway(__NR_rt_sigprocmask, SIG_SETMASK, &mask_, nullptr, sizeof mask_);
    }
  }
  SlowPath(const SlowPath &) = delete;
  SlowPath &operator=(const SlowPath &) = delete;

private:
  uint64_t mask_ = 0;
  bool isAlone_ = false;
};

/// Whether the caller runs in a signal handler that came into a slow path of its thread.
inline bool interruptsSlowPath() { return __builtin_expect(tState.openSlowPaths != 0, 0); }

/// Adds in one instruction to a counter that only this thread writes.
inline void addToCounter(uint64_t &counter, uint64_t amount) {
  vais_profiler_add_to_counter(&counter, amount);
}

} // namespace vais::profiler

#endif
