/// Sums are those of contexts; deviations are those of the functions and contexts above.

#include "runtime/report/transform/DividedRuns.h"

#include "runtime/report/totals/Runs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vais::profiler {
namespace {

class RunDivision {
public:
  RunDivision(Profile &profile, size_t first)
      : profile_(profile), first_(first), before_(profile.functionRuns) {}

  void divide() {
    profile_.functionRuns.resize(profile_.functions.size(), nothing());
    for (size_t i = first_; i < profile_.contexts.size(); ++i)
      moveSums(i);
    for (const auto &[function, from] : from_)
      addDeviations(profile_.functionRuns[function], from);
    addContexts();
  }

private:
  RunSums nothing() const;
  Index wholeOf(size_t context) const;
  void moveSums(size_t context);
  void addDeviations(RunSums &part, const std::set<Index> &wholes) const;
  void addContexts();
  double squaresOf(const RunSums &sums, const RunSum &sum) const {
    return overAllRuns(sum, sums.runs, profile_.runs).squares;
  }

  Profile &profile_;
  size_t first_;
  const std::vector<RunSums> before_;
  std::map<Index, std::set<Index>> from_; ///< the functions that each new one is a part of
};

RunSums RunDivision::nothing() const {
  RunSums sums;
  sums.runs = profile_.runs;
  sums.events.resize(profile_.events.size());
  return sums;
}

/// Returns the context that the new one is a part of.
Index RunDivision::wholeOf(size_t context) const {
  Index whole = profile_.contexts[context].parent;
  while (whole >= first_)
    whole = profile_.contexts[whole].parent;
  return whole;
}

void move(RunSum &from, RunSum &to, double amount) {
  from.sum = std::max(from.sum - amount, 0.0);
  to.sum += amount;
}

void RunDivision::moveSums(size_t context) {
  const Context &made = profile_.contexts[context];
  const Index function = profile_.contexts[wholeOf(context)].function;
  if (function == kNone)
    return;
  from_[made.function].insert(function);
  RunSums &whole = profile_.functionRuns[function], &part = profile_.functionRuns[made.function];
  move(whole.time, part.time, made.selfNs);
  for (size_t i = 0; i < std::min(made.events.size(), whole.events.size()); ++i)
    move(whole.events[i], part.events[i], made.events[i].count);
}

/// Deviations of several functions may have the same sign.
void RunDivision::addDeviations(RunSums &part, const std::set<Index> &wholes) const {
  const auto squaresOfAll = [&](const auto &sumOf) {
    double deviation = 0;
    for (const Index whole : wholes)
      deviation += std::sqrt(squaresOf(before_[whole], sumOf(before_[whole])));
    return deviation * deviation;
  };
  part.time.squares = squaresOfAll([](const RunSums &sums) { return sums.time; });
  for (size_t i = 0; i < part.events.size(); ++i)
    part.events[i].squares = squaresOfAll(
        [i](const RunSums &sums) { return i < sums.events.size() ? sums.events[i] : RunSum(); });
}

/// Contexts come after their parents.
void RunDivision::addContexts() {
  std::vector<RunSums> &runs = profile_.contextRuns;
  runs.resize(profile_.contexts.size(), nothing());
  for (size_t i = runs.size(); i-- > first_;) {
    const Context &made = profile_.contexts[i];
    const RunSums &whole = runs[wholeOf(i)];
    runs[i].time = {made.totalNs, squaresOf(whole, whole.time)};
    for (size_t k = 0; k < runs[i].events.size(); ++k) {
      RunSum &sum = runs[i].events[k];
      sum.sum += k < made.events.size() ? made.events[k].count : 0;
      sum.squares = k < whole.events.size() ? squaresOf(whole, whole.events[k]) : 0;
      if (made.parent >= first_)
        runs[made.parent].events[k].sum += sum.sum;
    }
  }
}

} // namespace

void divideRuns(Profile &profile, size_t first) {
  if (!profile.functionRuns.empty() && !profile.contextRuns.empty())
    RunDivision(profile, first).divide();
}

} // namespace vais::profiler
