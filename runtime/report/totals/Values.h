/// What a report can be about: time, calls, memory.

#ifndef VAIS_PROFILER_REPORT_VALUES_H
#define VAIS_PROFILER_REPORT_VALUES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class Unit { Nanoseconds, Count, Bytes };

/// A number that each context has, callees left out. Another row in the table is all it takes for
/// every format that shows values by name.
struct Value {
  const char *name; ///< as in --value; pprof's sample type
  const char *help;
  Unit unit;
  bool (*isKnown)(const Profile &profile); ///< whether it was recorded
  uint64_t (*of)(const Context &context, uint64_t calls);
  /// Of it; null when it is exact.
  double (*variance)(const Profile &profile, const Context &context);
  double (*edgeVariance)(const Edge &edge); ///< of it and its callees, by the edge in; null when
                                            ///< it is the sum of theirs
  RunSum RunSums::*runs;                    ///< what it was over several runs
};

/// All values; the first one that is known is what reports show unless asked.
const std::vector<Value> &values();

/// The value of that name, null when there is none.
const Value *findValue(const std::string &name);

/// The first known one.
const Value &defaultValue(const Profile &profile);

/// Calls into each context.
std::vector<uint64_t> contextCalls(const Profile &profile);

/// `value` of each context, callees left out.
std::vector<uint64_t> ownValues(const Profile &profile, const Value &value);

/// Sums over the subtrees of contexts, given what each has of its own.
std::vector<uint64_t> totalValues(const Profile &profile, const std::vector<uint64_t> &own);

/// "nanoseconds", "count", "bytes".
const char *unitName(Unit unit);

} // namespace vais::profiler

#endif
