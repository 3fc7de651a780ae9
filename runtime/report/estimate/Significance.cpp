/// Welch's test, Holm's procedure and the distribution that they need.

#include "runtime/report/estimate/Significance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vais::profiler {
namespace {

/// The continued fraction of the incomplete beta function, by Lentz's method (Abramowitz and
/// Stegun 26.5.8).
double betaFraction(double x, double a, double b) {
  constexpr double kTiny = 1e-300, kEnough = 1e-12;
  constexpr int kMostSteps = 500;
  const auto bounded = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1, d = 1 / bounded(1 - (a + b) * x / (a + 1)), fraction = d;
  for (int m = 1; m <= kMostSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / bounded(1 + even * d);
    c = bounded(1 + even / c);
    fraction *= c * d;
    d = 1 / bounded(1 + odd * d);
    c = bounded(1 + odd / c);
    fraction *= c * d;
    if (std::abs(c * d - 1) < kEnough)
      break;
  }
  return fraction;
}

/// The regularised incomplete beta function.
double incompleteBeta(double x, double a, double b) {
  if (x <= 0 || x >= 1)
    return x <= 0 ? 0 : 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log1p(-x));
  return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a
                                   : 1 - front * betaFraction(1 - x, b, a) / b;
}

double varianceOf(const Comparison &c) { return c.before.variance + c.after.variance; }

/// Returns the degrees of freedom of the difference's variance, by Welch and Satterthwaite.
double freedomOf(const Comparison &c) {
  const auto part = [](const RunMean &side) {
    return side.freedom > 0 ? side.variance * side.variance / side.freedom : 0;
  };
  const double parts = part(c.before) + part(c.after);
  return parts > 0 ? varianceOf(c) * varianceOf(c) / parts : 1;
}

/// Returns the absolute value of the difference less everything that need not be a change.
double unexplained(const Comparison &c) {
  const double all = c.difference(), common = c.before.mean * (c.common - 1);
  const double shared = (all > 0) == (common > 0) ? std::abs(common) : 0;
  return std::abs(all) - shared - c.negligible;
}

/// Returns the probability of such a difference if there is no change.
double probabilityOf(const Comparison &c) {
  const double left = unexplained(c);
  if (left <= 0)
    return 1;
  return varianceOf(c) > 0 ? studentTail(left / std::sqrt(varianceOf(c)), freedomOf(c)) : 0;
}

} // namespace

double studentTail(double t, double freedom) {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

double studentBoundOf95Percent(double freedom) {
  double low = 1.9, high = 64; // below the bound for infinite freedom, and above that for 1
  freedom = std::max(freedom, 1.0);
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (studentTail(middle, freedom) > 0.05 ? low : high) = middle;
  }
  return high;
}

RunMean meanOf(const RunSum &sum, uint64_t runs, double variance) {
  const auto n = static_cast<double>(runs);
  const double between = runs > 1 ? sum.squares / (n - 1) / n : 0;
  return {sum.sum / n, std::max(between, variance / (n * n)), n - 1};
}

RunMean operator+(const RunMean &a, const RunMean &b) {
  const double deviation = std::sqrt(a.variance) + std::sqrt(b.variance);
  return {a.mean + b.mean, deviation * deviation, std::max(a.freedom, b.freedom)};
}

double errorOf(const Comparison &comparison) {
  return studentBoundOf95Percent(freedomOf(comparison)) * std::sqrt(varianceOf(comparison));
}

void findChanges(std::vector<Comparison> &comparisons) {
  std::vector<double> probabilities;
  for (const Comparison &comparison : comparisons)
    probabilities.push_back(probabilityOf(comparison));
  std::vector<size_t> order(comparisons.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return probabilities[a] < probabilities[b]; });
  for (size_t i = 0; i < order.size(); ++i) {
    if (probabilities[order[i]] > kFamilyError / static_cast<double>(order.size() - i))
      return;
    comparisons[order[i]].isChange = true;
  }
}

double CommonChange::Entry::weight() const { return std::sqrt(time); }

CommonChange::CommonChange(const std::vector<Comparison> &functions) {
  for (const Comparison &function : functions)
    time_ += function.before.mean + function.after.mean;
  for (size_t i = 0; i < functions.size(); ++i) {
    const double before = functions[i].before.mean, after = functions[i].after.mean;
    if (before > 0 && after > 0 && before + after > kNegligibleOfWhole * time_)
      entries_.push_back({std::log(after / before), before + after, i});
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry &a, const Entry &b) { return a.change < b.change; });
}

double CommonChange::without(size_t function) const {
  constexpr double kLeastPart = 0.1;
  double time = 0, weight = 0;
  for (const Entry &entry : entries_)
    if (entry.function != function) {
      time += entry.time;
      weight += entry.weight();
    }
  if (time < kLeastPart * time_)
    return 1;
  double sum = 0, low = 0, high = 0; // if two halves meet, there are two medians
  for (const Entry &entry : entries_) {
    if (entry.function == function)
      continue;
    if (2 * sum < weight)
      low = entry.change;
    sum += entry.weight();
    high = entry.change;
    if (2 * sum > weight)
      break;
  }
  const double most = std::log(2), nearest = low > 0 ? low : std::min(high, 0.0);
  return std::exp(std::clamp(nearest, -most, most));
}

} // namespace vais::profiler
