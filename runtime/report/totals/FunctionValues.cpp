/// One pass over contexts and one over edges for each value.

#include "runtime/report/totals/FunctionValues.h"

#include "runtime/report/estimate/Confidence.h"

#include <cmath>
#include <map>

namespace vais::profiler {
namespace {

using Ends = std::pair<Index, Index>;

/// Adds `value`, in place `at` of the table.
void addValue(const Snapshot &snapshot, const Value &value, size_t at, ValueTable &table,
              const std::map<Ends, size_t> &calls) {
  const std::vector<uint64_t> own = ownValues(snapshot, value);
  const std::vector<uint64_t> totals = totalValues(snapshot, own);
  for (size_t i = 1; i < own.size(); ++i) {
    FunctionValues &function = table.functions[snapshot.contexts[i].function];
    function.own[at] += own[i];
    function.total[at] += totals[i];
    if (value.variance)
      function.error[at] += value.variance(snapshot, snapshot.contexts[i]);
  }
  for (FunctionValues &function : table.functions)
    function.error[at] = halfWidth(function.error[at]);
  for (const Edge &edge : snapshot.edges) {
    const Context &to = snapshot.contexts[edge.to];
    if (to.parent != edge.from || edge.from == edge.to)
      continue;
    const auto found = calls.find({snapshot.contexts[edge.from].function, to.function});
    if (found != calls.end())
      table.calls[found->second].total[at] += totals[edge.to];
  }
}

} // namespace

ValueTable valueTable(const Snapshot &snapshot) {
  ValueTable table;
  for (const Value &value : values())
    if (value.isKnown(snapshot))
      table.values.push_back(&value);
  const std::vector<uint64_t> zeros(table.values.size());
  table.functions.assign(snapshot.functions.size(),
                         {zeros, zeros, std::vector<double>(zeros.size())});
  std::map<Ends, size_t> calls;
  for (const CallTotals &call : callTotals(snapshot)) {
    calls[{call.caller, call.callee}] = table.calls.size();
    table.calls.push_back({call, zeros});
  }
  for (size_t at = 0; at < table.values.size(); ++at)
    addValue(snapshot, *table.values[at], at, table, calls);
  return table;
}

} // namespace vais::profiler
