/// The hash function of all tables.

#ifndef VAIS_PROFILER_BASE_HASH_H
#define VAIS_PROFILER_BASE_HASH_H

#include <cstdint>

namespace vais::profiler {

/// Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4): the high bits of the
/// product differ if the keys do, even if the keys are evenly spaced, as addresses are.
constexpr uint64_t hashOf(uint64_t key) { return key * 0x9E3779B97F4A7C15u; }

} // namespace vais::profiler

#endif
