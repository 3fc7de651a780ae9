/// Computes sums and squared deviations, of one run or as stored by a merge.

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

/// Calls `add(value, own)` for each value that `profile` has, without events, with the own value of
/// each context.
template <class Add> void forEachValue(const Profile &profile, Add add) {
  for (const Value &value : values())
    if (value.isKnown(profile))
      add(value, ownValues(profile, value));
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

bool knowsRuns(const Profile &profile) { return profile.runs == 1 || !profile.contextRuns.empty(); }

std::vector<RunSums> functionRuns(const Profile &profile) {
  if (!profile.functionRuns.empty())
    return profile.functionRuns;
  std::vector<RunSums> functions(profile.functions.size());
  for (RunSums &function : functions)
    function.runs = profile.runs;
  forEachValue(profile, [&](const Value &value, const std::vector<uint64_t> &own) {
    for (size_t i = 1; i < own.size(); ++i)
      (functions[profile.contexts[i].function].*value.runs).sum += static_cast<double>(own[i]);
  });
  return functions;
}

std::vector<RunSums> contextRuns(const Profile &profile) {
  if (!profile.contextRuns.empty())
    return profile.contextRuns;
  std::vector<RunSums> contexts(profile.contexts.size());
  for (RunSums &context : contexts)
    context.runs = profile.runs;
  forEachValue(profile, [&](const Value &value, const std::vector<uint64_t> &own) {
    const std::vector<uint64_t> totals = totalValues(profile, own);
    for (size_t i = 1; i < own.size(); ++i)
      (contexts[i].*value.runs).sum = static_cast<double>(totals[i]);
    (contexts[0].*value.runs).sum =
        static_cast<double>(std::accumulate(own.begin(), own.end(), uint64_t(0)));
  });
  return contexts;
}

} // namespace vais::profiler
