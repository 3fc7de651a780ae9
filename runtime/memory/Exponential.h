/// What sampling needs of exponentials, without libm.

#ifndef VAIS_PROFILER_MEMORY_EXPONENTIAL_H
#define VAIS_PROFILER_MEMORY_EXPONENTIAL_H

#include <cstdint>

namespace vais::profiler {

/// 1 - exp(-x) for x >= 0, to a relative error of 1e-12; for x = 0 the smallest positive result,
/// that of a tenth of a byte.
double oneMinusExp(double x);

/// A distance in bytes, at least 1, drawn from the exponential distribution with mean
/// kSamplePeriod. `random` is the generator's state, never 0.
uint64_t nextDistance(uint64_t &random);

} // namespace vais::profiler

#endif
