/// Reads the events of a track one after the other.

#ifndef VAIS_PROFILER_REPORT_EVENTSTREAM_H
#define VAIS_PROFILER_REPORT_EVENTSTREAM_H

#include "runtime/report/trace/TraceFile.h"

#include <array>

namespace vais::profiler {

/// An event as it was recorded. EventKind::Nothing says that what preceded it is unknown.
struct TraceEvent {
  format::EventKind kind = format::EventKind::Nothing;
  uint32_t operand = 0;             ///< of Nothing and Unwind: number of calls that are open now
  uint64_t ticks = 0;               ///< never less than those of the preceding event
  std::array<uint64_t, 3> values{}; ///< the Values that follow it. Of Nothing: the number of lost
                                    ///< events, 0 if they are older than what a ring keeps; the
                                    ///< thread id
};

/// Returns the bytes of an Allocation or Reallocation.
inline uint64_t sizeOf(const TraceEvent &event) {
  if (event.operand != format::kSizeFollows)
    return event.operand;
  return event.values[event.kind == format::EventKind::Reallocation ? 2 : 1];
}

/// Returns the value of a Counter.
double counterValue(const TraceEvent &event);

/// Reads the blocks of a track piece by piece, and holds no more than one piece in memory.
class EventStream {
public:
  EventStream(const TraceFile &file, const TraceTrack &track);

  /// Gets the next event. Returns false at the end.
  bool next(TraceEvent &event);

  uint64_t bytesRead() const { return bytesRead_; }

private:
  bool nextWord(uint64_t &word) {
    if (position_ == end_ && !refill())
      return false;
    word = words_[position_++];
    return true;
  }
  bool refill();
  bool beginBlock(TraceEvent &event);
  void readValues(TraceEvent &event);

  static constexpr size_t kWordsAtOnce = 4096;

  const TraceFile &file_;
  const TraceTrack &track_;
  size_t nextBlock_ = 0;
  uint64_t offset_ = 0; ///< position in the file of what is to be read next
  uint64_t left_ = 0;   ///< words of the block that remain to be read
  uint64_t high_ = 0;   ///< bits of the time above those in events
  uint64_t ticks_ = 0;  ///< of the latest event
  uint64_t bytesRead_ = 0;
  size_t position_ = 0;
  size_t end_ = 0;
  std::vector<uint64_t> words_;
};

} // namespace vais::profiler

#endif
