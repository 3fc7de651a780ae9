/// What the sampler sees of the threads that run instrumented code.
///
/// Only for the sampler's thread: nothing here accesses thread-local variables.

#ifndef VAIS_PROFILER_HANDLES_SAMPLEDTHREADS_H
#define VAIS_PROFILER_HANDLES_SAMPLEDTHREADS_H

#include "runtime/base/MappedTable.h"
#include "runtime/handles/names/NameText.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

class SampledThreads {
public:
  constexpr SampledThreads() = default;

  /// Calls `visit(function, nanoseconds)` for each thread that has used the processor since the
  /// last look and is in an instrumented function now. Makes two or three system calls per thread.
  template <class Visit> void look(Visit visit) {
    forEachOwned([&](const format::Thread &thread) {
      NameText function;
      const uint64_t used = timeUsed(thread);
      if (used && currentFunction(thread, function))
        visit(function, used);
    });
  }

  /// Makes the next look the first one, which finds nothing.
  void forget() { clocks_.clear(); }

private:
  /// The value of a thread's CPU clock at the last look.
  struct CpuClock {
    const format::Thread *thread; ///< null if the entry is free
    uint32_t owner;
    uint64_t nanoseconds;

    bool isFree() const { return !thread; }
    uint64_t hash() const { return hashOf(*thread); }
    static uint64_t hashOf(const format::Thread &of) {
      return spreadBits(reinterpret_cast<uint64_t>(&of));
    }
  };

  template <class Visit> static void forEachOwned(Visit visit);
  uint64_t timeUsed(const format::Thread &thread);
  static bool currentFunction(const format::Thread &thread, NameText &function);

  MappedTable<CpuClock> clocks_;
};

/// Returns the newest tree of the process, or null if there is no instrumented code or it records
/// nothing.
const format::Thread *newestThread();

template <class Visit> void SampledThreads::forEachOwned(Visit visit) {
  for (const format::Thread *thread = newestThread(); thread; thread = thread->next.get())
    if (!thread->stackTop) // a fibre's
      visit(*thread);
}

} // namespace vais::profiler

#endif
