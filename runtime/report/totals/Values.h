/// The values that a report can show: time, calls, memory.

#ifndef VAIS_PROFILER_REPORT_VALUES_H
#define VAIS_PROFILER_REPORT_VALUES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class Unit { Nanoseconds, Count, Bytes };

/// A number that each context has, without callees. A new row in the table suffices for every
/// format that shows values by name.
struct Value {
  const char *name; ///< as in --value; also pprof's sample type
  const char *help;
  Unit unit;
  bool (*isKnown)(const Profile &profile); ///< returns whether it was recorded
  uint64_t (*of)(const Context &context, uint64_t calls);
  /// Returns the variance of the value; null if it is exact.
  double (*variance)(const Profile &profile, const Context &context);
  double (*edgeVariance)(const Edge &edge); ///< of the value including callees, by the edge into
                                            ///< the context; null if it is the sum of theirs
  RunSum RunSums::*runs;                    ///< the value over several runs
};

/// Returns all values; reports show the first one that is known by default.
const std::vector<Value> &values();

/// Returns the value of that name, or null if there is none.
const Value *findValue(const std::string &name);

/// Returns the first value that is known.
const Value &defaultValue(const Profile &profile);

/// Returns the calls into each context.
std::vector<uint64_t> contextCalls(const Profile &profile);

/// Returns `value` of each context, without callees.
std::vector<uint64_t> ownValues(const Profile &profile, const Value &value);

/// Returns the sums over the subtrees of contexts, given each context's own value.
std::vector<uint64_t> totalValues(const Profile &profile, const std::vector<uint64_t> &own);

/// Returns "nanoseconds", "count" or "bytes".
const char *unitName(Unit unit);

} // namespace vais::profiler

#endif
