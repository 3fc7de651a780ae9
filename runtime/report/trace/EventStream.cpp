/// Converts words to events.

#include "runtime/report/trace/EventStream.h"

#include <algorithm>
#include <cstring>

namespace vais::profiler {

double counterValue(const TraceEvent &event) {
  const uint64_t bits = event.values[0] << format::kKindBits;
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

EventStream::EventStream(const TraceFile &file, const TraceTrack &track)
    : file_(file), track_(track), words_(kWordsAtOnce) {}

/// Reads more words of the block. Returns false at its end.
bool EventStream::refill() {
  const size_t wanted = std::min<uint64_t>(left_, words_.size());
  if (wanted == 0)
    return false;
  const size_t got =
      file_.read(offset_, words_.data(), wanted * sizeof(uint64_t)) / sizeof(uint64_t);
  offset_ += got * sizeof(uint64_t);
  bytesRead_ += got * sizeof(uint64_t);
  left_ = got == wanted ? left_ - got : 0;
  position_ = 0;
  end_ = got;
  return got > 0;
}

/// Begins the next block. Returns whether `event` says that something is missing before the block.
bool EventStream::beginBlock(TraceEvent &event) {
  const BlockPlace &place = track_.blocks[nextBlock_];
  offset_ = place.offset + offsetof(format::TraceBlock, events);
  left_ = format::kEventsPerBlock;
  position_ = end_ = 0;
  high_ = place.ticks >> format::kEventTimeBits;
  const bool isFirst = nextBlock_ == 0;
  const uint64_t lostBefore = isFirst ? 0 : track_.blocks[nextBlock_ - 1].lost;
  const uint64_t expected = isFirst ? 0 : track_.blocks[nextBlock_ - 1].sequence + 1;
  ++nextBlock_;
  if (place.sequence == expected && place.lost == lostBefore && (!isFirst || place.depth == 0))
    return false;
  ticks_ = std::max(ticks_, place.ticks);
  event.kind = format::EventKind::Nothing;
  event.operand = place.depth;
  event.ticks = ticks_;
  event.values = {place.lost - std::min(lostBefore, place.lost), place.owner, 0};
  return true;
}

/// Reads the Values that follow an event.
void EventStream::readValues(TraceEvent &event) {
  event.values = {};
  for (uint64_t &value : event.values) {
    uint64_t word;
    if (!nextWord(word))
      return;
    if (format::kindOf(word) != format::EventKind::Value) {
      --position_;
      return;
    }
    value = format::valueOf(word);
  }
}

bool EventStream::next(TraceEvent &event) {
  for (;;) {
    uint64_t word;
    while (!nextWord(word)) {
      if (nextBlock_ == track_.blocks.size())
        return false;
      if (beginBlock(event))
        return true;
    }
    const format::EventKind kind = format::kindOf(word);
    if (kind == format::EventKind::Nothing || kind == format::EventKind::Value)
      continue;
    if (kind == format::EventKind::Time)
      high_ = format::operandOf(word);
    ticks_ = std::max(ticks_, high_ << format::kEventTimeBits | format::timeOf(word));
    if (kind == format::EventKind::Time)
      continue;
    event.kind = kind;
    event.operand = static_cast<uint32_t>(format::operandOf(word));
    event.ticks = ticks_;
    if (kind != format::EventKind::Enter && kind != format::EventKind::Exit)
      readValues(event);
    return true;
  }
}

} // namespace vais::profiler
