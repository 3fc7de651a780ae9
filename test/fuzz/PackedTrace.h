/// Traces without the unused rest of their blocks, which are 256 KiB each: small inputs can be
/// fuzzed far better than large ones.

#ifndef VAIS_PROFILER_FUZZ_PACKEDTRACE_H
#define VAIS_PROFILER_FUZZ_PACKEDTRACE_H

#include <string>

namespace vais::profiler::fuzz {

/// Packs a complete trace: the number of bytes of its profile, the profile, and then for each block
/// the number of words in use, its header and these words. Numbers have 32 bits.
std::string packTrace(const std::string &trace);

/// Does the opposite. Accepts any input; blocks that claim to be written get their seals.
std::string unpackTrace(const std::string &packed);

} // namespace vais::profiler::fuzz

#endif
