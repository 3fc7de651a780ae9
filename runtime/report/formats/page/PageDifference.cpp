/// Adds to the data of the later profile what each function and context had in the earlier one, and
/// whether the difference is a change.

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/formats/page/PageData.h"
#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Runs.h"
#include "runtime/report/transform/Judgement.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

/// A function in both profiles: lines may have moved.
using FunctionKey = std::pair<std::string, std::string>;

FunctionKey keyOf(const Function &function) { return {function.name, function.file}; }

/// Returns, for each context of `from`, the context of `to` with the same path of names; those that
/// stand for all paths to a function are paired with each other.
std::vector<Index> pairContexts(const Profile &from, const Profile &to) {
  using Place = std::pair<Index, std::string>; // the caller, or kNone, and the name
  const std::vector<std::string> fromNames = displayNames(from), toNames = displayNames(to);
  std::map<Place, Index> places;
  for (size_t i = 1; i < to.contexts.size(); ++i)
    places.emplace(Place{to.contexts[i].parent, toNames[to.contexts[i].function]},
                   static_cast<Index>(i));
  std::vector<Index> paired(from.contexts.size(), kNone);
  paired[0] = 0;
  for (size_t i = 1; i < from.contexts.size(); ++i) {
    const Context &context = from.contexts[i];
    const Index parent = context.parent == kNone ? kNone : paired[context.parent];
    if (parent == kNone && context.parent != kNone)
      continue;
    const auto found = places.find({parent, fromNames[context.function]});
    if (found != places.end())
      paired[i] = found->second;
  }
  return paired;
}

/// The totals of contexts of a profile for one value.
class ContextTotals {
public:
  /// `sums` are those of contextRuns().
  ContextTotals(const Profile &profile, const std::vector<RunSums> &sums, const Value &value)
      : profile_(profile), value_(value), sums_(sums), variances_(totalVariances(profile, value)) {
    std::vector<uint64_t> own = ownValues(profile, value);
    own[0] = 0;
    totals_ = totalValues(profile, own);
  }

  uint64_t of(Index context) const { return totals_[context]; }

  /// Returns the mean over runs, with the spread that is known of the context.
  RunMean meanOf(Index context) const {
    const auto runs = static_cast<double>(profile_.runs);
    RunMean mean = meanOver(profile_, sums_[context], value_, 0);
    mean.variance = std::max(mean.variance, variances_[context] / (runs * runs));
    mean.mean = static_cast<double>(totals_[context]) / runs;
    return mean;
  }

private:
  const Profile &profile_;
  const Value &value_;
  const std::vector<RunSums> &sums_;
  std::vector<uint64_t> totals_;
  std::vector<double> variances_;
};

std::string packedVerdicts(const std::vector<Verdict> &verdicts) {
  std::vector<uint64_t> numbers;
  for (const Verdict verdict : verdicts)
    numbers.push_back(static_cast<uint64_t>(verdict));
  return packedNumbers(numbers);
}

class PageDifference {
public:
  PageDifference(const Profile &before, const Profile &after)
      : before_(before), after_(after), runsBefore_(contextRuns(before)),
        runsAfter_(contextRuns(after)), paired_(pairContexts(before, after)) {
    for (size_t i = 0; i < after.functions.size(); ++i)
      places_.emplace(keyOf(after.functions[i]), i);
    for (const Function &function : before.functions)
      if (places_.emplace(keyOf(function), after.functions.size() + gone_.size()).second)
        gone_.push_back(displayName(function));
  }

  std::string json() const;

private:
  std::string valueJson(const Value &value) const;
  std::string functionsJson(const Difference &difference) const;
  std::string contextsJson(const Value &value, const Difference &difference) const;

  const Profile &before_, &after_;
  const std::vector<RunSums> runsBefore_, runsAfter_; ///< by context
  const std::vector<Index> paired_; ///< contexts of `after`, by context of `before`
  std::map<FunctionKey, size_t> places_;
  std::vector<std::string> gone_; ///< functions of `before` alone: behind those of `after`
};

std::string PageDifference::functionsJson(const Difference &difference) const {
  std::vector<uint64_t> functions, before, after;
  std::vector<double> errors;
  std::vector<Verdict> verdicts;
  const auto sumOver = [](double mean, uint64_t runs) {
    return toInteger(mean * static_cast<double>(runs));
  };
  for (const FunctionChange &change : difference.functions) {
    functions.push_back(places_.at({change.name, change.file}));
    before.push_back(sumOver(change.before, before_.runs));
    after.push_back(sumOver(change.after, after_.runs));
    errors.push_back(change.error.value_or(0));
    verdicts.push_back(change.verdict);
  }
  JsonMembers json;
  json.add("function", packedNumbers(functions));
  json.add("before", packedNumbers(before));
  json.add("after", packedNumbers(after));
  json.add("error", packedErrors(errors));
  json.add("verdict", packedVerdicts(verdicts));
  return json.take();
}

std::string PageDifference::contextsJson(const Value &value, const Difference &difference) const {
  std::map<FunctionKey, double> common; // by how much the functions around each one changed
  for (const FunctionChange &change : difference.functions)
    common[{change.name, change.file}] = change.common;
  const ContextTotals earlier(before_, runsBefore_, value), later(after_, runsAfter_, value);
  std::vector<Comparison> comparisons(after_.contexts.size());
  const std::vector<uint64_t> own = ownValues(before_, value);
  std::vector<uint64_t> sums(comparisons.size()), ownSums(comparisons.size());
  for (size_t i = 0; i < comparisons.size(); ++i) {
    comparisons[i].after = later.meanOf(static_cast<Index>(i));
    if (i > 0)
      comparisons[i].common = common.at(keyOf(after_.functions[after_.contexts[i].function]));
  }
  for (size_t i = 0; i < paired_.size(); ++i)
    if (paired_[i] != kNone) {
      sums[paired_[i]] += earlier.of(static_cast<Index>(i));
      ownSums[paired_[i]] += own[i];
      RunMean &mean = comparisons[paired_[i]].before;
      mean = mean + earlier.meanOf(static_cast<Index>(i));
    }
  std::vector<double> errors;
  for (const Comparison &comparison : comparisons)
    errors.push_back(difference.isJudged ? errorOf(comparison) : 0);
  JsonMembers json;
  json.add("before", packedNumbers(sums));
  json.add("ownBefore", packedNumbers(ownSums));
  json.add("error", packedErrors(errors));
  json.add("verdict", packedVerdicts(Judgement(before_, after_, value).judge(comparisons)));
  return json.take();
}

std::string PageDifference::valueJson(const Value &value) const {
  const Difference difference = compareProfiles(before_, after_, value);
  JsonMembers json;
  json.add("isJudged", difference.isJudged ? "true" : "false");
  json.add("before", jsonNumber(difference.whole.before));
  json.add("after", jsonNumber(difference.whole.after));
  json.add("error", difference.whole.error ? jsonNumber(*difference.whole.error) : "null");
  json.add("functions", functionsJson(difference));
  json.add("contexts", contextsJson(value, difference));
  return json.take();
}

std::string PageDifference::json() const {
  std::string names;
  for (const std::string &name : gone_)
    names += (names.empty() ? "" : ",") + jsonText(name);
  JsonMembers json, ofValues;
  for (const Value *value : knownValues(after_))
    if (value->isKnown(before_))
      ofValues.add(value->name, valueJson(*value));
  json.add("runsBefore", std::to_string(before_.runs));
  json.add("runsAfter", std::to_string(after_.runs));
  json.add("gone", '[' + names + ']');
  json.add("values", ofValues.take());
  return json.take();
}

} // namespace

JsonMembers differenceData(const Profile &before, const Profile &after, const ReportStyle &style,
                           PageView view) {
  JsonMembers data = pageData(after, style, view);
  data.add("difference", PageDifference(before, after).json());
  return data;
}

std::string pageDifference(const Profile &before, const Profile &after, const ReportStyle &style) {
  return pageWith(after, differenceData(before, after, style, PageView::Summary).take());
}

std::string flameGraphDifference(const Profile &before, const Profile &after,
                                 const ReportStyle &style) {
  return pageWith(after, differenceData(before, after, style, PageView::FlameGraph).take());
}

} // namespace vais::profiler
