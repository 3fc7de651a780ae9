/// The current source stays out of the heap until another one has an earlier event.

#include "runtime/report/trace/EventMerge.h"

#include <algorithm>

namespace vais::profiler {

namespace {

constexpr auto isLater = [](const auto &a, const auto &b) {
  return a->event.ticks > b->event.ticks;
};

} // namespace

EventMerge::EventMerge(const TraceFile &file, const std::vector<size_t> &tracks, Progress progress)
    : progress_(std::move(progress)) {
  for (const size_t track : tracks) {
    const TraceTrack &of = file.tracks()[track];
    whole_ += of.blocks.size() * format::kTraceBlockSize;
    auto source = std::make_unique<Source>(Source{EventStream(file, of), {}, track});
    if (source->stream.next(source->event))
      sources_.push_back(std::move(source));
  }
  std::make_heap(sources_.begin(), sources_.end(), isLater);
  chooseCurrent();
}

void EventMerge::tell() const {
  uint64_t read = done_ + (current_ ? current_->stream.bytesRead() : 0);
  for (const auto &source : sources_)
    read += source->stream.bytesRead();
  progress_(read, whole_);
}

void EventMerge::dropCurrent() {
  done_ += current_->stream.bytesRead();
  current_.reset();
  chooseCurrent();
}

/// Puts the current source back and takes the earliest one.
void EventMerge::chooseCurrent() {
  if (current_) {
    sources_.push_back(std::move(current_));
    std::push_heap(sources_.begin(), sources_.end(), isLater);
  }
  if (sources_.empty())
    return;
  std::pop_heap(sources_.begin(), sources_.end(), isLater);
  current_ = std::move(sources_.back());
  sources_.pop_back();
  limit_ = sources_.empty() ? UINT64_MAX : sources_.front()->event.ticks;
}

} // namespace vais::profiler
