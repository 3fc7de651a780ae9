/// Recognises profiles by their first bytes.

#include "utils/vais-profiler-clang/additions/UsedProfile.h"

#include "contracts/ProfileFormat.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace vais::profiler {

/// Returns the number at an offset, or nothing if the file ends before.
static std::optional<uint64_t> numberAt(std::ifstream &file, uint64_t offset) {
  unsigned char bytes[8];
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  if (!file.read(reinterpret_cast<char *>(bytes), sizeof bytes))
    return std::nullopt;
  uint64_t number = 0;
  for (unsigned i = 0; i < sizeof bytes; ++i)
    number |= uint64_t(bytes[i]) << (8 * i);
  return number;
}

/// Returns whether the file ends before its table of functions does. LLVM does not check this, and
/// crashes. The header says where the table is, which begins with its number of buckets and ends
/// with an offset for each.
static bool isTruncated(std::ifstream &file) {
  constexpr uint64_t kTableAt = 32, kBucketsAt = 16, kMost = uint64_t(1) << 40;
  const auto table = numberAt(file, kTableAt);
  const auto buckets = table && *table < kMost ? numberAt(file, *table) : std::nullopt;
  return !buckets || *buckets == 0 || *buckets > kMost ||
         !numberAt(file, *table + kBucketsAt + (*buckets - 1) * 8);
}

void expectProfdata(const std::string &file) {
  constexpr std::string_view kIndexed = "\xfflprofi\x81";
  const std::string expected = file + ": expected a profile made by vais-profiler export, found ";
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::runtime_error(expected + std::strerror(errno));
  char bytes[64];
  stream.read(bytes, sizeof bytes);
  const std::string_view start(bytes, static_cast<size_t>(stream.gcount()));
  if (start.empty())
    throw std::runtime_error(expected + "an empty file or a folder");
  if (start.substr(0, sizeof format::kMagic) ==
      std::string_view(format::kMagic, sizeof format::kMagic))
    throw std::runtime_error(expected + "one that is not exported yet: vais-profiler export " +
                             file + " -o app.profdata");
  if (start[0] == ':' || start[0] == '#')
    throw std::runtime_error(expected + "text, which clang does not read: llvm-profdata merge " +
                             file + " -o app.profdata");
  if (start.substr(0, kIndexed.size()) != kIndexed)
    throw std::runtime_error(expected + "another kind of file");
  if (isTruncated(stream))
    throw std::runtime_error(expected + "a truncated one");
}

} // namespace vais::profiler
