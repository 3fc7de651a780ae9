/// Reads headers without mapping the file.

#include "runtime/report/store/ProfileHeader.h"

#include "runtime/report/store/MergedFile.h"

#include <cstring>

namespace vais::profiler {

bool isProfile(const std::string &path) {
  char magic[sizeof(format::kMagic)] = {};
  const RegularFile file(path);
  if (!file)
    return false;
  file.read(0, magic, sizeof(magic));
  return std::memcmp(magic, format::kMagic, sizeof(magic)) == 0 || isMergedFile(path);
}

std::optional<format::Header> readHeader(const RegularFile &file) {
  using namespace format;
  Header header;
  if (file.read(0, &header, sizeof(header)) != sizeof(header) ||
      std::memcmp(header.magic, kMagic, sizeof(kMagic)) != 0 || header.version < kOldestVersion ||
      header.version > kVersion || header.byteOrder != kByteOrder)
    return std::nullopt;
  return header;
}

} // namespace vais::profiler
