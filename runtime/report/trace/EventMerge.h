/// Merges the events of several tracks in the order of their times.

#ifndef VAIS_PROFILER_REPORT_EVENTMERGE_H
#define VAIS_PROFILER_REPORT_EVENTMERGE_H

#include "runtime/report/model/Reading.h"
#include "runtime/report/trace/EventStream.h"

#include <memory>

namespace vais::profiler {

/// Holds as many pieces of the file in memory as there are tracks.
class EventMerge {
public:
  /// Merges the tracks at these positions in TraceFile::tracks().
  EventMerge(const TraceFile &file, const std::vector<size_t> &tracks, Progress progress);

  /// Gets the next event and the position of its track. Returns false at the end.
  bool next(TraceEvent &event, size_t &track) {
    if (!current_)
      return false;
    if (progress_ && ++events_ % kEventsPerTelling == 0)
      tell();
    event = current_->event;
    track = current_->track;
    if (!current_->stream.next(current_->event))
      dropCurrent();
    else if (current_->event.ticks > limit_)
      chooseCurrent();
    return true;
  }

private:
  struct Source {
    EventStream stream;
    TraceEvent event; ///< its next event
    size_t track;
  };

  void dropCurrent();
  void chooseCurrent();
  void tell() const;

  static constexpr uint64_t kEventsPerTelling = 1 << 18;

  std::vector<std::unique_ptr<Source>> sources_; ///< all others; a heap ordered by times
  std::unique_ptr<Source> current_;
  uint64_t limit_ = UINT64_MAX; ///< the earliest time of the other sources
  uint64_t done_ = 0;           ///< bytes read by sources that have ended
  uint64_t events_ = 0;
  uint64_t whole_ = 0;
  Progress progress_;
};

} // namespace vais::profiler

#endif
