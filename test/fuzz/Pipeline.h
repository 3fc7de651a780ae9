/// Does everything that the commands do with a file.

#ifndef VAIS_PROFILER_FUZZ_PIPELINE_H
#define VAIS_PROFILER_FUZZ_PIPELINE_H

#include <string>

namespace vais::profiler::fuzz {

/// Reads the file, validates, filters, regroups and reports it in every format, merges it with
/// itself, writes the sum and reads that again. A ProfileError is an answer; any other failure is a
/// finding, and so is a sum that was written but cannot be read.
void exercise(const std::string &path);

/// Does the same, and also what only traces allow.
void exerciseTrace(const std::string &path);

/// A file that exists only in memory.
class MemoryFile {
public:
  explicit MemoryFile(const std::string &bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
  int descriptor_;
};

} // namespace vais::profiler::fuzz

#endif
