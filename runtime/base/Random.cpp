/// Random numbers.

#include "runtime/base/Random.h"

namespace vais::profiler {

/// Returns minus the natural logarithm of a number in (0, 1], from the series of 2 artanh, exact to
/// 1e-6.
static double minusLog(double number) {
  union {
    double value;
    uint64_t bits;
  } parts = {number};
  const auto exponent = static_cast<int>(parts.bits >> 52) - 1023;
  parts.bits = (parts.bits & ~(uint64_t(0x7FF) << 52)) | uint64_t(1023) << 52;
  const double s = (parts.value - 1) / (parts.value + 1);
  const double square = s * s;
  const double series =
      s * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square / 9))));
  return -(exponent * 0.69314718055994530942 + 2 * series);
}

double drawExponential(uint64_t &random) {
  // xorshift64* (Vigna, An experimental exploration of Marsaglia's xorshift generators, 2016).
  random ^= random >> 12;
  random ^= random << 25;
  random ^= random >> 27;
  const uint64_t drawn = (random * 0x2545F4914F6CDD1Du >> 11) + 1;
  return minusLog(static_cast<double>(drawn) * 0x1p-53);
}

} // namespace vais::profiler
