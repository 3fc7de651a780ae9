/// Random numbers: which calls are timed, and which blocks sampled, must not follow any pattern of
/// the program's.

#ifndef VAIS_PROFILER_COLLECT_RANDOM_H
#define VAIS_PROFILER_COLLECT_RANDOM_H

#include <cstdint>

namespace vais::profiler {

/// A number drawn from the exponential distribution with mean 1. `random` is the generator's state,
/// never 0. Any time.
double drawExponential(uint64_t &random);

} // namespace vais::profiler

#endif
