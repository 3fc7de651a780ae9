/// The exponential functions that sampling needs, without libm.

#ifndef VAIS_PROFILER_MEMORY_EXPONENTIAL_H
#define VAIS_PROFILER_MEMORY_EXPONENTIAL_H

#include <cstdint>

namespace vais::profiler {

/// Returns 1 - exp(-x) for x >= 0 with a relative error of 1e-12. For x = 0, returns the smallest
/// positive result, that of a tenth of a byte.
double oneMinusExp(double x);

/// Draws a distance in bytes, at least 1, from the exponential distribution with mean
/// kSamplePeriod. `random` is the state of the generator, never 0.
uint64_t nextDistance(uint64_t &random);

} // namespace vais::profiler

#endif
