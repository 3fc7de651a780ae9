/// What a Profile says per function and per pair of functions, over all contexts.

#ifndef VAIS_PROFILER_REPORT_TOTALS_H
#define VAIS_PROFILER_REPORT_TOTALS_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

struct FunctionTotals : MemoryCounts {
  Index function = 0;
  uint64_t calls = 0;
  uint64_t timedCalls = 0;
  uint64_t samples = 0;
  uint64_t clockSamples = 0; ///< of threads' CPU clocks
  double clockNs = 0;        ///< CPU time that these stand for
  double selfNs = 0;
  double totalNs = 0;   ///< exact sum: a function is at most once on any path
  double selfOffNs = 0; ///< off the processor
  double totalOffNs = 0;
  double selfOffError = 0;   ///< like selfError, of selfOffNs
  double selfError = 0;      ///< half the width of the 95 % confidence interval of selfNs
  bool isCycleShare = false; ///< selfNs is in part a share of the time of a mutual recursion
};

/// Whether the error of its self time exceeds the self time itself, which says then little more
/// than what it is at most.
inline bool isUncertain(const FunctionTotals &totals) { return totals.selfError > totals.selfNs; }

/// Calls from one function to another.
struct CallTotals {
  Index caller = kNone; ///< kNone: code that is not instrumented
  Index callee = 0;
  uint64_t calls = 0;
  uint64_t recursiveCalls = 0; ///< those of them that enter a function which is already running
  double totalNs = 0;          ///< time in the callee and what it calls; none for recursive calls
  double totalOffNs = 0;       ///< likewise, off the processor
};

/// Functions that left any trace, in the order of their self time, then samples, calls and name.
std::vector<FunctionTotals> functionTotals(const Profile &profile);

/// Pairs of functions, in the order of calls, then names. Calls into flat contexts count here but
/// add no time.
std::vector<CallTotals> callTotals(const Profile &profile);

/// How hot a function is: its self time; where times are not known its samples, and where there are
/// none either its calls. `all` is the sum of all functions.
double heatOf(const Profile &profile, const FunctionTotals &function, const FunctionTotals &all);

/// What its self time rests on: calls that were timed; samples, where none was.
uint64_t samplesOf(const Profile &profile, const FunctionTotals &function);

/// Sums over all functions.
FunctionTotals sumOf(const std::vector<FunctionTotals> &functions);

/// `part` of `whole` in percent; 0 of nothing.
double percentage(double part, double whole);

} // namespace vais::profiler

#endif
