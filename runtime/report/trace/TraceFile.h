/// Lists the blocks of a trace in the order in which they were recorded.

#ifndef VAIS_PROFILER_REPORT_TRACEFILE_H
#define VAIS_PROFILER_REPORT_TRACEFILE_H

#include "runtime/report/read/RegularFile.h"

#include "contracts/TraceFormat.h"

#include <vector>

namespace vais::profiler {

/// A block and its position in the file.
struct BlockPlace {
  uint64_t offset = 0;
  uint64_t sequence = 0;
  uint64_t ticks = 0;
  uint64_t lost = 0;  ///< events of its thread that were lost before it
  uint32_t owner = 0; ///< thread id
  uint32_t depth = 0; ///< calls open at its beginning
};

/// What successive threads recorded in one buffer.
struct TraceTrack {
  uint32_t thread = 0;            ///< number of the format::Thread
  std::vector<BlockPlace> blocks; ///< by sequence number; not empty
};

/// A file with a trace. The process that writes it may still run.
class TraceFile {
public:
  /// `header` is that of `file`, which stays open as long as this object exists.
  TraceFile(const RegularFile &file, const format::Header &header);

  /// Returns the tracks, ordered by the times of their first blocks.
  const std::vector<TraceTrack> &tracks() const { return tracks_; }

  uint64_t blocks() const { return blocks_; }

  /// Reads up to `size` bytes at `offset`. Returns the number of bytes read.
  size_t read(uint64_t offset, void *bytes, size_t size) const {
    return file_.read(offset, bytes, size);
  }

private:
  void readPlaces(uint64_t start);
  void sortBlocks();

  const RegularFile &file_;
  std::vector<TraceTrack> tracks_;
  uint64_t blocks_ = 0;
};

} // namespace vais::profiler

#endif
