/// Sums and squared deviations, of one run or as a merge has kept them.

#include "runtime/report/totals/Runs.h"

#include "runtime/report/totals/Values.h"

#include <cstddef>
#include <numeric>

namespace vais::profiler {
namespace {

void addSum(RunSum &sum, uint64_t runs, const RunSum &more, uint64_t moreRuns) {
  const auto n = static_cast<double>(runs), m = static_cast<double>(moreRuns);
  if (runs > 0 && moreRuns > 0) {
    const double distance = more.sum / m - sum.sum / n;
    sum.squares += distance * distance * (n * m / (n + m));
  }
  sum.sum += more.sum;
  sum.squares += more.squares;
}

/// Calls `add(value, own)` for each value that `snapshot` has, with what each context has of it.
template <class Add> void forEachValue(const Snapshot &snapshot, Add add) {
  for (const Value &value : values())
    if (value.isKnown(snapshot))
      add(value, ownValues(snapshot, value));
}

} // namespace

void addRuns(RunSums &sum, const RunSums &more) {
  for (RunSum RunSums::*const each : kRunSums)
    addSum(sum.*each, sum.runs, more.*each, more.runs);
  sum.runs += more.runs;
}

RunSum overAllRuns(const RunSum &sum, uint64_t seen, uint64_t runs) {
  RunSum all = sum;
  addSum(all, seen, RunSum(), runs - seen);
  return all;
}

bool knowsRuns(const Snapshot &snapshot) {
  return snapshot.runs == 1 || !snapshot.contextRuns.empty();
}

std::vector<RunSums> functionRuns(const Snapshot &snapshot) {
  if (!snapshot.functionRuns.empty())
    return snapshot.functionRuns;
  std::vector<RunSums> functions(snapshot.functions.size());
  for (RunSums &function : functions)
    function.runs = snapshot.runs;
  forEachValue(snapshot, [&](const Value &value, const std::vector<uint64_t> &own) {
    for (size_t i = 1; i < own.size(); ++i)
      (functions[snapshot.contexts[i].function].*value.runs).sum += static_cast<double>(own[i]);
  });
  return functions;
}

std::vector<RunSums> contextRuns(const Snapshot &snapshot) {
  if (!snapshot.contextRuns.empty())
    return snapshot.contextRuns;
  std::vector<RunSums> contexts(snapshot.contexts.size());
  for (RunSums &context : contexts)
    context.runs = snapshot.runs;
  forEachValue(snapshot, [&](const Value &value, const std::vector<uint64_t> &own) {
    const std::vector<uint64_t> totals = totalValues(snapshot, own);
    for (size_t i = 1; i < own.size(); ++i)
      (contexts[i].*value.runs).sum = static_cast<double>(totals[i]);
    (contexts[0].*value.runs).sum =
        static_cast<double>(std::accumulate(own.begin(), own.end(), uint64_t(0)));
  });
  return contexts;
}

} // namespace vais::profiler
