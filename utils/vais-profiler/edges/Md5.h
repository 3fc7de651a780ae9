/// The MD5 message digest (RFC 1321), by which LLVM identifies functions. It protects nothing here.

#ifndef VAIS_PROFILER_TOOL_MD5_H
#define VAIS_PROFILER_TOOL_MD5_H

#include <array>
#include <cstdint>
#include <string>

namespace vais::profiler {

/// The four words of a digest.
using Digest = std::array<uint32_t, 4>;

Digest md5Of(const std::string &text);

/// The first eight bytes of a digest, as a number in little-endian order.
inline uint64_t firstHalf(const Digest &digest) { return digest[0] | uint64_t(digest[1]) << 32; }

} // namespace vais::profiler

#endif
