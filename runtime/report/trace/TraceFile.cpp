/// Reads the beginning and end of each block.

#include "runtime/report/trace/TraceFile.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace vais::profiler {

namespace {

constexpr size_t kHeadSize = offsetof(format::TraceBlock, events);

struct Head {
  char magic[8];
  uint64_t sequence;
  uint64_t ticks;
  uint64_t lost;
  uint32_t thread;
  uint32_t owner;
  uint32_t depth;
  format::BlockState state;
  uint64_t reserved[2];
};
static_assert(sizeof(Head) == kHeadSize &&
              offsetof(Head, state) == offsetof(format::TraceBlock, state));

/// Returns the beginning of the block that contains `offset`.
uint64_t blockPlace(uint64_t start, uint64_t offset) {
  return start + (offset - start) / format::kTraceBlockSize * format::kTraceBlockSize;
}

} // namespace

TraceFile::TraceFile(const RegularFile &file, const format::Header &header) : file_(file) {
  readPlaces(header.traceStart);
  sortBlocks();
}

/// A written block counts if it is complete. A buffer counts unless it has been written already: a
/// thread that is killed after writing its buffer and before starting it over leaves both. Holes,
/// of which a sparse file may have terabytes, are skipped.
void TraceFile::readPlaces(uint64_t start) {
  const uint64_t size = file_.size();
  Extent extent;
  std::map<uint32_t, std::map<uint64_t, BlockPlace>> written, buffers;
  for (uint64_t offset = start; offset < size && size - offset >= format::kTraceBlockSize;
       offset += format::kTraceBlockSize) {
    if (offset >= extent.end) {
      extent = file_.nextExtent(offset);
      offset = std::max(offset, blockPlace(start, extent.begin));
    }
    Head head;
    uint64_t seal = 0;
    if (read(offset, &head, kHeadSize) != kHeadSize ||
        std::memcmp(head.magic, format::kTraceMagic, sizeof format::kTraceMagic) != 0)
      continue;
    read(offset + offsetof(format::TraceBlock, seal), &seal, sizeof seal);
    const bool isWhole = seal == format::blockSeal(head.thread, head.sequence);
    if (head.state == format::BlockState::Written && !isWhole)
      continue;
    auto &places = head.state == format::BlockState::Written ? written : buffers;
    places[head.thread].emplace(head.sequence, BlockPlace{offset, head.sequence, head.ticks,
                                                          head.lost, head.owner, head.depth});
  }
  for (auto &[thread, places] : buffers)
    written[thread].merge(places);
  for (const auto &[thread, places] : written) {
    TraceTrack &track = tracks_.emplace_back();
    track.thread = thread;
    for (const auto &[sequence, place] : places)
      track.blocks.push_back(place);
    blocks_ += track.blocks.size();
  }
}

void TraceFile::sortBlocks() {
  std::stable_sort(tracks_.begin(), tracks_.end(), [](const TraceTrack &a, const TraceTrack &b) {
    return a.blocks[0].ticks < b.blocks[0].ticks;
  });
}

} // namespace vais::profiler
