/// Sums up both sides by name and file, then compares them.

#include "runtime/report/transform/Difference.h"

#include "runtime/report/estimate/Significance.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/totals/Runs.h"
#include "runtime/report/transform/Judgement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vais::profiler {
namespace {

using Key = std::pair<std::string, std::string>;

/// A function on both sides.
struct Row {
  Comparison value;
  std::string shownName;
  double callsBefore = 0, callsAfter = 0;
  bool hasCalls = false;
};
using Rows = std::map<Key, Row>;

/// Returns the uncertainty of each function's value, which is a sum over all runs.
std::vector<double> variancesOf(const Profile &profile, const Value &value) {
  std::vector<double> variances(profile.functions.size());
  if (!value.isExact())
    for (const Context &context : profile.contexts)
      if (context.function != kNone)
        variances[context.function] += value.variance(profile, context);
  return variances;
}

/// Adds the functions of `profile` to one side of the rows.
void addSide(const Profile &profile, const Value &value, RunMean Comparison::*side,
             double Row::*calls, Rows &rows) {
  const std::vector<RunSums> sums = functionRuns(profile);
  const std::vector<double> variances = variancesOf(profile, value);
  for (size_t i = 0; i < sums.size(); ++i) {
    const Function &function = profile.functions[i];
    Row &row = rows[{function.name, function.file}];
    row.shownName = displayName(function);
    row.hasCalls = row.hasCalls || !function.isSampled;
    row.value.*side = row.value.*side + meanOver(profile, sums[i], value, variances[i]);
    row.*calls += sums[i].calls.sum / static_cast<double>(profile.runs);
  }
}

FunctionChange changeOf(const Comparison &comparison, const Judgement &judgement) {
  FunctionChange change;
  change.before = comparison.before.mean;
  change.after = comparison.after.mean;
  change.common = comparison.common;
  if (judgement.isPossible())
    change.error = errorOf(comparison);
  return change;
}

double sizeOf(const FunctionChange &change) { return std::abs(change.after - change.before); }

bool isNamed(const FunctionChange &change) {
  return change.verdict == Verdict::Less || change.verdict == Verdict::More;
}

} // namespace

Difference compareProfiles(const Profile &before, const Profile &after, const Value &value) {
  Rows rows;
  addSide(before, value, &Comparison::before, &Row::callsBefore, rows);
  addSide(after, value, &Comparison::after, &Row::callsAfter, rows);
  std::vector<Comparison> comparisons;
  for (const auto &[key, row] : rows)
    comparisons.push_back(row.value);
  const Judgement judgement(before, after, value);
  const CommonChange common(comparisons);
  if (judgement.isOfTime())
    for (size_t i = 0; i < comparisons.size(); ++i)
      comparisons[i].common = common.without(i);
  const std::vector<Verdict> verdicts = judgement.judge(comparisons);

  Difference difference;
  difference.runsBefore = before.runs;
  difference.runsAfter = after.runs;
  difference.isJudged = judgement.isPossible();
  difference.whole = changeOf(judgement.whole(), judgement);
  size_t i = 0;
  for (const auto &[key, row] : rows) {
    FunctionChange change = changeOf(comparisons[i], judgement);
    change.name = key.first;
    change.file = key.second;
    change.shownName = row.shownName;
    change.callsBefore = row.callsBefore;
    change.callsAfter = row.callsAfter;
    change.hasCalls = row.hasCalls;
    change.verdict = verdicts[i++];
    difference.whole.callsBefore += change.callsBefore;
    difference.whole.callsAfter += change.callsAfter;
    difference.functions.push_back(std::move(change));
  }
  std::stable_sort(difference.functions.begin(), difference.functions.end(),
                   [](const auto &a, const auto &b) {
                     return isNamed(a) != isNamed(b) ? isNamed(a) : sizeOf(a) > sizeOf(b);
                   });
  return difference;
}

} // namespace vais::profiler
