/// Tests what is worth testing, if there is a spread to test against.

#include "runtime/report/transform/Judgement.h"

#include "runtime/report/totals/Runs.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool knowsSpread(const Profile &profile, const Value &value) {
  return profile.runs > 1 && knowsRuns(profile) &&
         (!value.isEvent() || profile.contextRuns[0].events.size() == profile.events.size());
}

double middleOf(const Comparison &comparison) {
  return (comparison.before.mean + comparison.after.mean) / 2;
}

} // namespace

RunMean meanOver(const Profile &profile, const RunSums &sums, const Value &value, double variance) {
  return meanOf(overAllRuns(value.overRuns(profile, sums), sums.runs, profile.runs), profile.runs,
                variance);
}

Judgement::Judgement(const Profile &before, const Profile &after, const Value &value)
    : isPossible_(knowsSpread(before, value) && knowsSpread(after, value)),
      isOfTime_(value.unit == Unit::Nanoseconds || value.runs == &RunSums::samples),
      isExact_(value.isExact() && !isOfTime_) {
  const auto meanOfAll = [&](const Profile &profile) {
    double variance = 0;
    for (const Context &context : profile.contexts)
      variance += value.variance(profile, context);
    return meanOver(profile, contextRuns(profile)[0], value, variance);
  };
  whole_.before = meanOfAll(before);
  whole_.after = meanOfAll(after);
}

bool Judgement::isWorthAVerdict(const Comparison &comparison) const {
  return isOfTime_ ? middleOf(comparison) > kNegligibleOfWhole * middleOf(whole_)
                   : comparison.before.variance + comparison.after.variance > 0 ||
                         comparison.difference() != 0;
}

std::vector<Verdict> Judgement::judge(std::vector<Comparison> comparisons) const {
  std::vector<Verdict> verdicts;
  std::vector<Comparison> tested;
  std::vector<size_t> places;
  for (Comparison &comparison : comparisons) {
    const bool isWorth = isWorthAVerdict(comparison);
    if (isPossible_ && isWorth) {
      places.push_back(verdicts.size());
      if (isOfTime_)
        comparison.negligible = std::max(kNegligibleOfFunction * middleOf(comparison),
                                         kNegligibleOfWhole * middleOf(whole_));
      tested.push_back(comparison);
    }
    verdicts.push_back(isPossible_ || comparison.difference() == 0 ? Verdict::Noise
                       : isExact_                                  ? Verdict::Differs
                                                                   : Verdict::Unknown);
  }
  findChanges(tested);
  for (size_t i = 0; i < tested.size(); ++i)
    if (tested[i].isChange)
      verdicts[places[i]] = tested[i].difference() > 0 ? Verdict::More : Verdict::Less;
  return verdicts;
}

} // namespace vais::profiler
