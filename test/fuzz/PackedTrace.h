/// Traces without the empty rest of their blocks, which are 256 KiB each: small inputs are fuzzed
/// far better than large ones.

#ifndef VAIS_PROFILER_FUZZ_PACKEDTRACE_H
#define VAIS_PROFILER_FUZZ_PACKEDTRACE_H

#include <string>

namespace vais::profiler::fuzz {

/// Of a whole trace: its profile, behind the number of its bytes, then for each block the number of
/// words that are used, its head and these words. Numbers have 32 bits.
std::string packTrace(const std::string &trace);

/// The opposite, which takes any input; blocks that say they were written get their seals.
std::string unpackTrace(const std::string &packed);

} // namespace vais::profiler::fuzz

#endif
