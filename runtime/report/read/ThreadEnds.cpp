/// Ends of threads, from their last looks at the CPU clock.

#include "runtime/report/read/ThreadEnds.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// Returns the ticks from `from` to `to`, or 0 if these are not in order.
double ticksBetween(uint64_t from, uint64_t to) {
  return to > from ? static_cast<double>(to - from) : 0;
}

/// Returns the ticks that the thread's owner was on the processor until its last look at the CPU
/// clock.
double knownOnTicks(const format::Thread &thread) {
  const double off =
      static_cast<double>(thread.offTicks) - static_cast<double>(thread.ownerStartOff);
  return std::max(ticksBetween(thread.ownerStart, thread.cpuLookedAt) - off, 0.0);
}

/// Returns which part of the time after the threads' last looks was spent on processors, or 1 if
/// nothing is known.
double onShare(const format::Header &header, const std::vector<format::Thread> &threads) {
  if (header.endCpuNs == 0)
    return 1;
  const uint64_t cpuNs = header.endCpuNs - std::min(header.startCpuNs, header.endCpuNs);
  double left = static_cast<double>(cpuNs) * header.ticksPerNanosecond;
  double unknown = 0;
  for (const format::Thread &thread : threads) {
    left -= knownOnTicks(thread);
    unknown += ticksBetween(thread.cpuLookedAt, header.end.ticks);
  }
  return unknown > 0 ? std::clamp(left / unknown, 0.0, 1.0) : 1;
}

/// Returns `ticks` + `more`, limited to what an int64_t holds, because a damaged profile may say
/// anything about its clocks.
int64_t later(int64_t ticks, double more) {
  constexpr double kMost = 0x1p62;
  const auto whole = static_cast<int64_t>(std::fmin(std::fmax(more, 0.0), kMost));
  int64_t sum;
  return __builtin_add_overflow(ticks, whole, &sum) ? INT64_MAX : sum;
}

} // namespace

std::vector<ThreadEnd> threadEnds(const format::Header &header,
                                  const std::vector<format::Thread> &threads) {
  const double share = onShare(header, threads);
  std::vector<ThreadEnd> ends;
  for (const format::Thread &thread : threads) {
    if (thread.endTicks != 0) {
      ends.push_back({thread.endTicks, thread.endOffTicks});
    } else if (header.end.ticks == 0) {
      ends.push_back({thread.lastTicks, thread.offTicks});
    } else {
      const double off = (1 - share) * ticksBetween(thread.cpuLookedAt, header.end.ticks);
      ends.push_back({header.end.ticks, later(thread.offTicks, off)});
    }
  }
  return ends;
}

} // namespace vais::profiler
