/// O_NONBLOCK keeps open(2) from waiting for a pipe's other end; fstat(2) then examines what was
/// opened, which nobody can exchange in between.

#include "runtime/report/read/RegularFile.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace vais::profiler {
namespace {

int openFlags(FileAccess access) {
  constexpr int kAlways = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  switch (access) {
  case FileAccess::Read:
    return kAlways | O_RDONLY;
  case FileAccess::ReadNoLink:
    return kAlways | O_RDONLY | O_NOFOLLOW;
  case FileAccess::Change:
    return kAlways | O_RDWR | O_NOFOLLOW;
  }
  return kAlways;
}

/// Returns why a file of that kind is not read, or null for a regular one.
const char *kindOfProblem(mode_t mode) {
  if (S_ISREG(mode))
    return nullptr;
  return S_ISDIR(mode) ? "a directory" : "no regular file";
}

} // namespace

std::string systemError(int error) {
  std::string text = std::strerror(error);
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

RegularFile::RegularFile(const std::string &path, FileAccess access) {
  const int opened = open(path.c_str(), openFlags(access));
  struct stat status;
  if (opened < 0 || fstat(opened, &status) != 0)
    // A socket cannot be opened at all.
    problem_ = errno == ENXIO ? "no regular file" : systemError(errno);
  else if (const char *kind = kindOfProblem(status.st_mode))
    problem_ = kind;
  if (problem_.empty())
    descriptor_ = opened;
  else if (opened >= 0)
    close(opened);
}

RegularFile::~RegularFile() {
  if (descriptor_ >= 0)
    close(descriptor_);
}

RegularFile::RegularFile(RegularFile &&other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), problem_(std::move(other.problem_)) {}

RegularFile &RegularFile::operator=(RegularFile &&other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(problem_, other.problem_);
  return *this;
}

uint64_t RegularFile::size() const {
  struct stat status;
  return fstat(descriptor_, &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

size_t RegularFile::read(uint64_t offset, void *bytes, size_t size) const {
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(descriptor_, static_cast<char *>(bytes) + done, size - done,
                              static_cast<off_t>(offset + done));
    if (got <= 0)
      break;
    done += static_cast<size_t>(got);
  }
  return done;
}

std::string RegularFile::readAll(uint64_t most) const {
  constexpr size_t kPiece = size_t(64) << 10;
  std::string bytes;
  bytes.reserve(std::min(most, size()) + 1);
  for (;;) {
    const size_t before = bytes.size();
    const size_t wanted = std::min<uint64_t>(kPiece, most - before);
    bytes.resize(before + wanted);
    const size_t got = read(before, &bytes[before], wanted);
    bytes.resize(before + got);
    if (got < wanted || bytes.size() == most)
      return bytes;
  }
}

Extent RegularFile::nextExtent(uint64_t offset) const {
  const uint64_t all = size();
  if (offset >= all)
    return {all, all};
  const off_t data = lseek(descriptor_, static_cast<off_t>(offset), SEEK_DATA);
  if (data < 0)
    return errno == ENXIO ? Extent{all, all} : Extent{offset, all}; // ENXIO: nothing but a hole
  const off_t hole = lseek(descriptor_, data, SEEK_HOLE);
  return {static_cast<uint64_t>(data), hole < 0 ? all : static_cast<uint64_t>(hole)};
}

uint64_t RegularFile::storedBytes() const {
  uint64_t sum = 0, offset = 0;
  for (Extent extent = nextExtent(0); extent.begin < extent.end; extent = nextExtent(offset)) {
    sum += extent.end - extent.begin;
    offset = extent.end;
  }
  return sum;
}

} // namespace vais::profiler
