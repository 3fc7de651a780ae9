/// Every known value by function and by pair of functions, for formats that show all of them.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONVALUES_H
#define VAIS_PROFILER_REPORT_FUNCTIONVALUES_H

#include "runtime/report/totals/Totals.h"
#include "runtime/report/totals/Values.h"

namespace vais::profiler {

struct FunctionValues {
  std::vector<uint64_t> own;   ///< by value, in the order of ValueTable::values
  std::vector<uint64_t> total; ///< including callees
  std::vector<double> error;   ///< half the width of the 95 % confidence interval of `own`
};

/// The values of calls from one function to another.
struct CallValues {
  CallTotals call;             ///< caller, callee and counts
  std::vector<uint64_t> total; ///< in the callee and what it calls, without recursive calls
};

struct ValueTable {
  std::vector<const Value *> values;     ///< the known values
  std::vector<FunctionValues> functions; ///< by function
  std::vector<CallValues> calls;         ///< in the order of callTotals()
};

ValueTable valueTable(const Profile &profile);

} // namespace vais::profiler

#endif
