/// Reads headers without mapping the file.

#include "ProfileHeader.h"

#include "SnapshotFile.h"

#include <cstring>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {

bool isProfile(const std::string &path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    return false;
  char magic[sizeof(format::kMagic)] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof(magic));
  return std::memcmp(magic, format::kMagic, sizeof(magic)) == 0 || isSnapshotFile(path);
}

std::optional<format::Header> readHeader(int file) {
  using namespace format;
  Header header;
  if (pread(file, &header, sizeof(header), 0) != static_cast<ssize_t>(sizeof(header)) ||
      std::memcmp(header.magic, kMagic, sizeof(kMagic)) != 0 || header.version != kVersion ||
      header.byteOrder != kByteOrder)
    return std::nullopt;
  return header;
}

} // namespace vais::profiler
