/// Reconstructs calls from the events of a thread: which are open, and how long each took.
///
/// Calls may be left without an exit, and what precedes the first event of a ring, or was lost, is
/// unknown; nevertheless the number of open calls is known. Whatever a damaged file contains, the
/// stack stays consistent.

#ifndef VAIS_PROFILER_REPORT_CALLSTACK_H
#define VAIS_PROFILER_REPORT_CALLSTACK_H

#include "runtime/report/trace/EventStream.h"

#include <algorithm>
#include <vector>

namespace vais::profiler {

/// An open call.
struct OpenCall {
  uint32_t function = 0; ///< operand of its Enter event
  uint32_t note = 0;     ///< for use by the watcher
  uint64_t start = 0;    ///< ticks
  uint64_t paused = 0;   ///< ticks that the profiler had already used itself on this thread
  uint64_t off = 0;      ///< ticks that the thread had already been off the processor
};

/// How a call ended.
enum class CallEnd {
  Returned,
  Left,   ///< by longjmp or an exception
  Unknown ///< it was open when the thread or its record ended, or events were lost
};

/// The call stack of one track.
class CallStack {
public:
  uint64_t depth() const { return unknown_ + calls_.size(); }
  bool isEmpty() const { return calls_.empty(); }
  const OpenCall &top() const { return calls_.back(); }
  OpenCall &top() { return calls_.back(); }
  const std::vector<OpenCall> &calls() const { return calls_; } ///< the known calls
  std::vector<OpenCall> &openCalls() { return calls_; }         ///< the same, for writing notes
  uint64_t unknown() const { return unknown_; } ///< calls below these whose entries are unknown
  uint64_t paused() const { return paused_; }
  uint32_t threadId() const { return threadId_; }

  /// Returns the duration of a call that ends at `end`, without the time that the profiler used
  /// meanwhile.
  uint64_t duration(const OpenCall &call, uint64_t end) const {
    const uint64_t all = end - call.start, paused = paused_ - call.paused;
    return paused < all ? all - paused : 0;
  }

  /// Returns the part of the duration that was off the processor.
  uint64_t offDuration(const OpenCall &call, uint64_t end) const {
    return std::min(off_ - call.off, duration(call, end));
  }

  /// Processes the next event. `watcher` has
  ///   entered(stack)                   the call on top has begun
  ///   leaving(stack, end, CallEnd)     the call on top ends and will be removed
  ///   leftUnknown(stack, function, ticks)   a call ended whose entry is unknown
  ///   happened(stack, event)           any event that is not a call
  template <class Watcher> void take(const TraceEvent &event, Watcher &watcher) {
    unexplained_ += event.ticks - last_;
    last_ = event.ticks;
    switch (event.kind) {
    case format::EventKind::Enter:
      unexplained_ = 0;
      calls_.push_back({event.operand, 0, event.ticks, paused_, off_});
      return watcher.entered(*this);
    case format::EventKind::Exit:
      unexplained_ = 0;
      return exit(event, watcher);
    default:
      takeRare(event, watcher);
    }
  }

  /// Ends all open calls at `end` ticks.
  template <class Watcher> void closeAll(uint64_t end, CallEnd how, Watcher &watcher) {
    for (; !calls_.empty(); calls_.pop_back())
      watcher.leaving(*this, std::max(end, calls_.back().start), how);
    unknown_ = 0;
  }

  uint64_t lastTicks() const { return last_; }

private:
  template <class Watcher> void pop(uint64_t end, CallEnd how, Watcher &watcher) {
    watcher.leaving(*this, end, how);
    calls_.pop_back();
  }

  template <class Watcher> void exit(const TraceEvent &event, Watcher &watcher) {
    if (!calls_.empty() && calls_.back().function == event.operand)
      return pop(event.ticks, CallEnd::Returned, watcher);
    size_t place = calls_.size();
    while (place > 0 && calls_[place - 1].function != event.operand)
      --place;
    if (place == 0) {
      if (calls_.empty() && unknown_ > 0)
        --unknown_;
      return watcher.leftUnknown(*this, event.operand, event.ticks);
    }
    while (calls_.size() > place)
      pop(event.ticks, CallEnd::Left, watcher);
    pop(event.ticks, CallEnd::Returned, watcher);
  }

  /// A pause or wait can only have taken part of the time since a call last began or ended; a
  /// larger claim would leave callers with negative time.
  uint64_t explain(uint64_t ticks) {
    const uint64_t taken = std::min(ticks, unexplained_);
    unexplained_ -= taken;
    return taken;
  }

  template <class Watcher> void takeRare(const TraceEvent &event, Watcher &watcher) {
    switch (event.kind) {
    case format::EventKind::Unwind:
      unexplained_ = 0;
      while (depth() > event.operand && !calls_.empty())
        pop(event.ticks, CallEnd::Left, watcher);
      if (calls_.empty())
        unknown_ = event.operand;
      break;
    case format::EventKind::Thread:
      closeAll(event.ticks, CallEnd::Unknown, watcher);
      threadId_ = event.operand;
      break;
    case format::EventKind::Nothing:
      closeAll(event.ticks, CallEnd::Unknown, watcher);
      unknown_ = event.operand;
      threadId_ = static_cast<uint32_t>(event.values[1]);
      break;
    case format::EventKind::Pause:
      paused_ += explain(event.operand * format::kPauseUnit);
      break;
    case format::EventKind::Off:
      off_ += explain(event.values[0]);
      break;
    default:
      break;
    }
    watcher.happened(*this, event);
  }

  std::vector<OpenCall> calls_; ///< outermost first
  uint64_t unknown_ = 0;
  uint64_t paused_ = 0;
  uint64_t off_ = 0;
  uint64_t last_ = 0;
  uint64_t unexplained_ = 0; ///< ticks since a call last began or ended, neither paused nor off
  uint32_t threadId_ = 0;
};

} // namespace vais::profiler

#endif
