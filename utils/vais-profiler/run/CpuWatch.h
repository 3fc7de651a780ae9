/// Determines how much of a child's CPU time is its own.
///
/// When a process dies, the kernel charges it with the cost of tearing down its memory, and nothing
/// separates that from the work before. Its CPU clock is therefore observed while it runs, at
/// intervals that grow with the time elapsed. The CPU time at the latest look is known; from then
/// on the process is assumed to have continued at the same rate.

#ifndef VAIS_PROFILER_TOOL_CPUWATCH_H
#define VAIS_PROFILER_TOOL_CPUWATCH_H

#include <cstdint>

namespace vais::profiler {

class CpuWatch {
public:
  explicit CpuWatch(int child);

  /// Returns when the child has ended. Signals do not interrupt it.
  void waitForEnd();

  /// Returns the child's CPU time in nanoseconds up to its death at `now` (CLOCK_MONOTONIC), given
  /// that the kernel charged it with `counted`.
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
