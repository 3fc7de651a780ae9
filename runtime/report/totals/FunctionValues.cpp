/// Makes one pass over contexts and one over edges for each value.

#include "runtime/report/totals/FunctionValues.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

using Ends = std::pair<Index, Index>;

/// Whether the sum over all contexts is known, as that of times off the processor is from the
/// threads' clocks: no part of it can be wrong by more.
bool isSumKnown(const Value &value) { return value.runs == &RunSums::offCpu; }

/// Adds `value` at the position `at` of the table.
void addValue(const Profile &profile, const Value &value, size_t at, ValueTable &table,
              const std::map<Ends, size_t> &calls) {
  const std::vector<uint64_t> own = ownValues(profile, value);
  const std::vector<uint64_t> totals = totalValues(profile, own);
  uint64_t sum = 0;
  for (size_t i = 1; i < own.size(); ++i) {
    sum += own[i];
    FunctionValues &function = table.functions[profile.contexts[i].function];
    function.own[at] += own[i];
    function.total[at] += totals[i];
    if (!value.isExact())
      function.error[at] += value.variance(profile, profile.contexts[i]);
  }
  for (FunctionValues &function : table.functions) {
    function.error[at] = halfWidth(function.error[at]);
    if (isSumKnown(value))
      function.error[at] = std::min(function.error[at], static_cast<double>(sum));
  }
  for (const Edge &edge : profile.edges) {
    const Context &to = profile.contexts[edge.to];
    if (to.parent != edge.from || edge.from == edge.to)
      continue;
    const auto found = calls.find({profile.contexts[edge.from].function, to.function});
    if (found != calls.end())
      table.calls[found->second].total[at] += totals[edge.to];
  }
}

} // namespace

ValueTable valueTable(const Profile &profile) {
  ValueTable table;
  table.values = knownValues(profile);
  const std::vector<uint64_t> zeros(table.values.size());
  table.functions.assign(profile.functions.size(),
                         {zeros, zeros, std::vector<double>(zeros.size())});
  std::map<Ends, size_t> calls;
  for (const CallTotals &call : callTotals(profile)) {
    calls[{call.caller, call.callee}] = table.calls.size();
    table.calls.push_back({call, zeros});
  }
  for (size_t at = 0; at < table.values.size(); ++at)
    addValue(profile, *table.values[at], at, table, calls);
  return table;
}

} // namespace vais::profiler
