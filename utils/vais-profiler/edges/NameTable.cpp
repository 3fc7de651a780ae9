/// Reads LLVM's tables of function names. The section consists of one table for each module, with
/// zeros between them:
///
///     size of the names, size of the compressed names or 0 (both ULEB128), the names themselves
///
/// Names are separated by a byte 1, and compressed by zlib if that makes them smaller.

#include "utils/vais-profiler/edges/NameTable.h"

#include "utils/vais-profiler/edges/Md5.h"

#include <algorithm>
#include <stdexcept>
#include <zlib.h>

namespace vais::profiler {
namespace {

constexpr char kSeparator = 1;

/// What the names of all modules of an object may take, so that a damaged table does not.
constexpr uint64_t kMostNameBytes = uint64_t(1) << 30;

/// zlib does not compress to less than this part of the text.
constexpr uint64_t kMostCompression = 1100;

class PackedNames {
public:
  explicit PackedNames(const std::string &bytes) : bytes_(bytes) {}

  bool skipZeros() {
    while (at_ < bytes_.size() && bytes_[at_] == 0)
      ++at_;
    return at_ < bytes_.size();
  }

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; at_ < bytes_.size() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= uint64_t(byte & 0x7f) << shift;
      if (!(byte & 0x80))
        return value;
    }
    throw std::runtime_error("a size that does not end");
  }

  std::string take(uint64_t size) {
    if (size > bytes_.size() - at_)
      throw std::runtime_error("names beyond the end of the table");
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

private:
  const std::string &bytes_;
  size_t at_ = 0;
};

std::string inflated(const std::string &compressed, uint64_t size) {
  if (size / kMostCompression > compressed.size())
    throw std::runtime_error("more names than were compressed");
  std::string names(size, '\0');
  uLongf length = size;
  if (uncompress(reinterpret_cast<Bytef *>(&names[0]), &length,
                 reinterpret_cast<const Bytef *>(compressed.data()), compressed.size()) != Z_OK ||
      length != size)
    throw std::runtime_error("names that are compressed wrongly");
  return names;
}

void addNames(const std::string &names, std::map<uint64_t, std::string> &all) {
  for (size_t start = 0; start <= names.size();) {
    const size_t end = std::min(names.find(kSeparator, start), names.size());
    const std::string name = names.substr(start, end - start);
    all[nameHash(name)] = name;
    start = end + 1;
  }
}

} // namespace

std::map<uint64_t, std::string> namesOf(const std::string &bytes) {
  std::map<uint64_t, std::string> names;
  uint64_t whole = 0;
  for (PackedNames table(bytes); table.skipZeros();) {
    const uint64_t size = table.number();
    const uint64_t compressed = table.number();
    if (size > kMostNameBytes || (whole += size) > kMostNameBytes)
      throw std::runtime_error("names of more than 1 GiB");
    addNames(compressed ? inflated(table.take(compressed), size) : table.take(size), names);
  }
  return names;
}

uint64_t nameHash(const std::string &name) { return firstHalf(md5Of(name)); }

} // namespace vais::profiler
