/// Looks at the beginning and end of each block.

#include "TraceFile.h"

#include "ProfileReader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {

using namespace format;

namespace {

constexpr size_t kHeadSize = offsetof(TraceBlock, events);

struct Head {
  char magic[8];
  uint64_t sequence;
  uint64_t ticks;
  uint64_t lost;
  uint32_t thread;
  uint32_t owner;
  uint32_t depth;
  BlockState state;
  uint64_t reserved[2];
};
static_assert(sizeof(Head) == kHeadSize && offsetof(Head, state) == offsetof(TraceBlock, state));

} // namespace

TraceFile::TraceFile(const std::string &path, const Header &header)
    : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0)
    throw ProfileError(path + ": expected a profile, found: " + std::strerror(errno));
  readPlaces(header.traceStart);
  sortBlocks();
}

TraceFile::~TraceFile() {
  if (descriptor_ >= 0)
    close(descriptor_);
}

size_t TraceFile::read(uint64_t offset, void *bytes, size_t size) const {
  const ssize_t got = pread(descriptor_, bytes, size, static_cast<off_t>(offset));
  return got > 0 ? static_cast<size_t>(got) : 0;
}

/// A written block counts if it is whole. A buffer counts unless it has been written already:
/// killed between that and its new beginning, a thread leaves both.
void TraceFile::readPlaces(uint64_t start) {
  struct stat status;
  if (fstat(descriptor_, &status) != 0)
    return;
  const auto size = static_cast<uint64_t>(status.st_size);
  std::map<uint32_t, std::map<uint64_t, BlockPlace>> written, buffers;
  for (uint64_t offset = start; offset < size && size - offset >= kTraceBlockSize;
       offset += kTraceBlockSize) {
    Head head;
    uint64_t seal = 0;
    if (read(offset, &head, kHeadSize) != kHeadSize ||
        std::memcmp(head.magic, kTraceMagic, sizeof kTraceMagic) != 0)
      continue;
    read(offset + offsetof(TraceBlock, seal), &seal, sizeof seal);
    const bool isWhole = seal == blockSeal(head.thread, head.sequence);
    if (head.state == BlockState::Written && !isWhole)
      continue;
    auto &places = head.state == BlockState::Written ? written : buffers;
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
