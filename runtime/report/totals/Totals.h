/// What a Profile states per function and per pair of functions, over all contexts.

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
  double totalNs = 0;   ///< an exact sum, because a function occurs at most once on any path
  double selfOffNs = 0; ///< off the processor
  double totalOffNs = 0;
  double selfOffError = 0;   ///< like selfError, for selfOffNs
  double selfError = 0;      ///< half the width of the 95 % confidence interval of selfNs
  bool isCycleShare = false; ///< part of selfNs is a share of the time of a mutual recursion
  bool hasEvents = false;    ///< of those that were asked for; code may have them without any time
};

/// Returns whether the error of the self time exceeds the self time itself, which then says little
/// more than an upper bound would.
inline bool isUncertain(const FunctionTotals &totals) { return totals.selfError > totals.selfNs; }

/// Calls from one function to another.
struct CallTotals {
  Index caller = kNone; ///< kNone for code that is not instrumented
  Index callee = 0;
  bool hasCalls = true; ///< whether calls are known: not if the callee is not instrumented
  uint64_t calls = 0;
  uint64_t recursiveCalls = 0; ///< calls that enter a function which is already running
  double totalNs = 0;          ///< time in the callee and what it calls; excludes recursive calls
  double totalOffNs = 0;       ///< the same, off the processor
};

/// Returns the functions that left any trace, ordered by self time, then by samples, calls and
/// name.
std::vector<FunctionTotals> functionTotals(const Profile &profile);

/// Returns pairs of functions, ordered by calls, then by names. Calls into flat contexts count here
/// but add no time.
std::vector<CallTotals> callTotals(const Profile &profile);

/// Returns how hot a function is: its self time; if times are unknown, its samples; if there are
/// none either, its calls. `all` is the sum of all functions.
double heatOf(const Profile &profile, const FunctionTotals &function, const FunctionTotals &all);

/// Returns the number of observations behind the self time: calls that were timed or, if none was,
/// samples.
uint64_t samplesOf(const Profile &profile, const FunctionTotals &function);

/// Returns the sums over all functions.
FunctionTotals sumOf(const std::vector<FunctionTotals> &functions);

/// Returns `part` of `whole` in percent, or 0 if `whole` is 0.
double percentage(double part, double whole);

} // namespace vais::profiler

#endif
