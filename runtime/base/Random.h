/// Random numbers. The choice of the calls that are timed, and of the blocks that are sampled, must
/// not depend on any pattern in the program.

#ifndef VAIS_PROFILER_BASE_RANDOM_H
#define VAIS_PROFILER_BASE_RANDOM_H

#include <cstdint>

namespace vais::profiler {

/// Draws a number from the exponential distribution with mean 1. `random` is the state of the
/// generator, never 0. May be called at any time.
double drawExponential(uint64_t &random);

} // namespace vais::profiler

#endif
