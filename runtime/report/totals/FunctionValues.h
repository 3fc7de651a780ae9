/// Every known value per function and per pair of functions: for formats that tell them all.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONVALUES_H
#define VAIS_PROFILER_REPORT_FUNCTIONVALUES_H

#include "runtime/report/totals/Totals.h"
#include "runtime/report/totals/Values.h"

namespace vais::profiler {

struct FunctionValues {
  std::vector<uint64_t> own;   ///< by value, in the order of ValueTable::values
  std::vector<uint64_t> total; ///< with callees
  std::vector<double> error;   ///< half the width of the 95 % confidence interval of own
};

/// Calls from one function to another.
struct CallValues {
  CallTotals call;             ///< its ends and counts
  std::vector<uint64_t> total; ///< of the callee and what it calls, recursive calls left out
};

struct ValueTable {
  std::vector<const Value *> values;     ///< the known ones
  std::vector<FunctionValues> functions; ///< by function
  std::vector<CallValues> calls;         ///< in the order of callTotals()
};

ValueTable valueTable(const Profile &profile);

} // namespace vais::profiler

#endif
