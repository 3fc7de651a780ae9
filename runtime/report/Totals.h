/// What a Snapshot says per function and per pair of functions, over all contexts.

#ifndef VAIS_PROFILER_REPORT_TOTALS_H
#define VAIS_PROFILER_REPORT_TOTALS_H

#include "Snapshot.h"

namespace vais::profiler {

struct FunctionTotals : MemoryCounts {
  Index function = 0;
  uint64_t calls = 0;
  uint64_t timedCalls = 0;
  double selfNs = 0;
  double totalNs = 0;   ///< exact sum: a function is at most once on any path
  double selfOffNs = 0; ///< off the processor
  double totalOffNs = 0;
  double selfOffError = 0;   ///< like selfError, of selfOffNs
  double selfError = 0;      ///< half the width of the 95 % confidence interval of selfNs
  bool isCycleShare = false; ///< selfNs is in part a share of the time of a mutual recursion
};

/// Calls from one function to another.
struct CallTotals {
  Index caller = kNone; ///< kNone: code that is not instrumented
  Index callee = 0;
  uint64_t calls = 0;
  uint64_t recursiveCalls = 0; ///< those of them that enter a function which is already running
  double totalNs = 0;          ///< time in the callee and what it calls; none for recursive calls
  double totalOffNs = 0;       ///< likewise, off the processor
};

/// Functions that left any trace, in the order of their self time, then calls, then name.
std::vector<FunctionTotals> functionTotals(const Snapshot &snapshot);

/// Pairs of functions, in the order of calls, then names. Calls into flat contexts count here but
/// add no time.
std::vector<CallTotals> callTotals(const Snapshot &snapshot);

/// Sums over all functions.
FunctionTotals sumOf(const std::vector<FunctionTotals> &functions);

/// `part` of `whole` in percent; 0 of nothing.
double percentage(double part, double whole);

} // namespace vais::profiler

#endif
