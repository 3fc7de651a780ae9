/// Implements the exponential functions that sampling needs, without libm.

#include "runtime/memory/Exponential.h"

#include "runtime/base/Random.h"

#include "contracts/MemoryFormat.h"

namespace vais::profiler {

double oneMinusExp(double x) {
  constexpr double kLeast = 0.1 / static_cast<double>(format::kSamplePeriod);
  if (x < kLeast)
    x = kLeast;
  if (x > 40)
    return 1;
  int halvings = 0;
  for (; x > 0.25; x /= 2)
    ++halvings;
  double sum = 0, term = -1;
  for (int i = 1; i <= 12; ++i) {
    term *= -x / i;
    sum += term;
  }
  // 1 - exp(-2x) = s (2 - s) for s = 1 - exp(-x).
  for (; halvings > 0; --halvings)
    sum *= 2 - sum;
  return sum;
}

uint64_t nextDistance(uint64_t &random) {
  const double distance = drawExponential(random) * static_cast<double>(format::kSamplePeriod);
  return 1 + static_cast<uint64_t>(distance);
}

} // namespace vais::profiler
