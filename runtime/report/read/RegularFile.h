/// The only way in which files that others may have put in place are opened.

#ifndef VAIS_PROFILER_REPORT_REGULARFILE_H
#define VAIS_PROFILER_REPORT_REGULARFILE_H

#include <cstddef>
#include <cstdint>
#include <string>

namespace vais::profiler {

enum class FileAccess {
  Read,
  ReadNoLink, ///< does not follow a symbolic link
  Change      ///< also written to; does not follow a symbolic link either
};

/// Bytes of a file that are stored in it, as opposed to a hole.
struct Extent {
  uint64_t begin = 0;
  uint64_t end = 0; ///< equal to `begin` if there are no more
};

/// A regular file, which stays open as long as the object exists. Opening it never waits: pipes,
/// terminals and other devices, which may block or never end, are refused, as are directories and
/// sockets.
class RegularFile {
public:
  explicit RegularFile(const std::string &path, FileAccess access = FileAccess::Read);
  /// No file at all.
  RegularFile() = default;
  ~RegularFile();
  RegularFile(RegularFile &&other) noexcept;
  RegularFile &operator=(RegularFile &&other) noexcept;

  explicit operator bool() const { return descriptor_ >= 0; }
  /// What there was instead, for a message that says "found ...".
  const std::string &problem() const { return problem_; }

  int descriptor() const { return descriptor_; }
  /// Returns its present size, which is 0 for files of proc(5), whatever they contain.
  uint64_t size() const;

  /// Reads up to `size` bytes at `offset`. Returns how many there were.
  size_t read(uint64_t offset, void *bytes, size_t size) const;

  /// Returns the whole file, or its first `most` bytes; empty if it cannot be read.
  std::string readAll(uint64_t most) const;

  /// Returns the next bytes at or after `offset` that are not a hole. If the file system does not
  /// tell, nothing is one.
  Extent nextExtent(uint64_t offset) const;

  /// Returns the bytes of all extents, which is what a sparse file really holds.
  uint64_t storedBytes() const;

private:
  int descriptor_ = -1;
  std::string problem_;
};

/// Returns the text for an errno value without a capital letter, as a part of a sentence.
std::string systemError(int error);

} // namespace vais::profiler

#endif
