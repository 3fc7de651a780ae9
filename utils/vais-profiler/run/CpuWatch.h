/// What of a child's CPU time is its own.
///
/// When a process dies the kernel counts for it what taking its memory apart costs, and nothing
/// tells that from the work before. So its CPU clock is looked at while it runs, the more seldom
/// the longer it does: what it had by the newest look is known, and after that it is taken to have
/// gone on as before.

#ifndef VAIS_PROFILER_TOOL_CPUWATCH_H
#define VAIS_PROFILER_TOOL_CPUWATCH_H

#include <cstdint>

namespace vais::profiler {

class CpuWatch {
public:
  explicit CpuWatch(int child);

  /// Returns when the child has ended. A signal does not end it.
  void waitForEnd();

  /// Its CPU time up to its death at `now`, of which the kernel says `counted`. Nanoseconds, `now`
  /// of CLOCK_MONOTONIC.
  uint64_t cpuTimeAt(uint64_t now, uint64_t counted) const;

private:
  struct Look {
    uint64_t at = 0;
    uint64_t cpuTime = 0;
  };
  void look();

  int child_;
  Look start_, previous_, newest_;
};

} // namespace vais::profiler

#endif
