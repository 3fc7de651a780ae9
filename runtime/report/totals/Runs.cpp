/// Computes sums and squared deviations, of one run or as stored by a merge.

#include "runtime/report/totals/Runs.h"

#include "runtime/report/totals/Values.h"

#include <algorithm>
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

/// Calls `add(sumOf, own)` for each value that `profile` has, with the own value of each context;
/// sumOf(sums) is its sum among others.
template <class Add> void forEachValue(const Profile &profile, Add add) {
  for (const Value &value : values())
    if (value.isKnown(profile))
      add([&](RunSums &sums) -> RunSum & { return sums.*value.runs; }, ownValues(profile, value));
  for (size_t i = 0; i < profile.events.size(); ++i)
    add([i](RunSums &sums) -> RunSum & { return sums.events[i]; },
        ownValues(profile, eventValue(profile.events[i].name)));
}

std::vector<RunSums> ofOneRun(const Profile &profile, size_t number) {
  RunSums nothing;
  nothing.runs = profile.runs;
  nothing.events.resize(profile.events.size());
  return std::vector<RunSums>(number, nothing);
}

} // namespace

void addRuns(RunSums &sum, const RunSums &more, const std::vector<size_t> &events) {
  for (RunSum RunSums::*const each : kRunSums)
    addSum(sum.*each, sum.runs, more.*each, more.runs);
  std::vector<RunSum> added(sum.events.size());
  for (size_t i = 0; i < more.events.size(); ++i) {
    added.resize(std::max(added.size(), events[i] + 1));
    added[events[i]] = more.events[i];
  }
  sum.events.resize(added.size());
  for (size_t i = 0; i < added.size(); ++i)
    addSum(sum.events[i], sum.runs, added[i], more.runs);
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
  std::vector<RunSums> functions = ofOneRun(profile, profile.functions.size());
  forEachValue(profile, [&](const auto &sumOf, const std::vector<uint64_t> &own) {
    for (size_t i = 1; i < own.size(); ++i)
      sumOf(functions[profile.contexts[i].function]).sum += static_cast<double>(own[i]);
  });
  return functions;
}

std::vector<RunSums> contextRuns(const Profile &profile) {
  if (!profile.contextRuns.empty())
    return profile.contextRuns;
  std::vector<RunSums> contexts = ofOneRun(profile, profile.contexts.size());
  forEachValue(profile, [&](const auto &sumOf, const std::vector<uint64_t> &own) {
    const std::vector<uint64_t> totals = totalValues(profile, own);
    for (size_t i = 1; i < own.size(); ++i)
      sumOf(contexts[i]).sum = static_cast<double>(totals[i]);
    sumOf(contexts[0]).sum =
        static_cast<double>(std::accumulate(own.begin(), own.end(), uint64_t(0)));
  });
  return contexts;
}

} // namespace vais::profiler
