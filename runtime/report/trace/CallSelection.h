/// Chooses which calls of a trace are shown, and hands them on in order.

#ifndef VAIS_PROFILER_REPORT_CALLSELECTION_H
#define VAIS_PROFILER_REPORT_CALLSELECTION_H

#include "runtime/report/trace/EventMerge.h"
#include "runtime/report/trace/Trace.h"

#include <limits>
#include <set>

namespace vais::profiler {

/// What is shown of a trace. Without restrictions, everything.
struct CallSelection {
  uint64_t depth = UINT64_MAX; ///< maximum depth of nested calls
  double leastNs = 0;          ///< only calls that took at least this long, and nothing but calls
  double fromNs = 0;           ///< what begins earlier after the program's start is left out,
  double toNs = std::numeric_limits<double>::infinity(); ///< and what begins later
  std::set<uint32_t> threads;                            ///< thread ids; all if empty

  bool isOfThread(uint32_t id) const { return threads.empty() || threads.count(id) > 0; }
  bool isEverything() const {
    return depth == UINT64_MAX && leastNs <= 0 && fromNs <= 0 &&
           toNs == std::numeric_limits<double>::infinity() && threads.empty();
  }
};

/// Watches the CallStacks of tracks, and tells `writer` of what was chosen:
///
///   begins(track, stack, call, depth)       a call below `depth` others has begun
///   ends(track, stack, call, end, how)      the call that was told of and has not ended
///   leftUnknown(track, stack, function, ticks)
///   happened(track, stack, event)           any event that is not a call; Thread always
///   isStopped()                             nothing more is wanted
///
/// Calls nest in what is told, and the times of a track never decrease. With a minimum duration,
/// it is only known at its end that a call was long enough. Its callers took longer, so that they
/// are chosen as well; their beginnings are told first.
template <class Writer> class SelectedCalls {
public:
  SelectedCalls(Trace &trace, const CallSelection &selection, Writer &writer)
      : trace_(trace), selection_(selection), writer_(writer) {}

  /// Reads the events of `tracks` in the order of their times.
  void read(const std::vector<size_t> &tracks, const Progress &progress) {
    std::vector<CallStack> stacks(trace_.file().tracks().size());
    EventMerge events(trace_.file(), tracks, progress);
    TraceEvent event;
    while (!writer_.isStopped() && events.next(event, track_))
      stacks[track_].take(event, *this);
    for (const size_t track : tracks) {
      track_ = track;
      CallStack &stack = stacks[track];
      if (!writer_.isStopped())
        stack.closeAll(std::max(trace_.ends()[track], stack.lastTicks()), CallEnd::Unknown, *this);
    }
  }

  // Watches the CallStack of the current track.
  void entered(CallStack &stack) {
    OpenCall &call = stack.top();
    call.note = stack.depth() <= selection_.depth && isWanted(stack, call.start) ? kWaits : kHidden;
    if (call.note == kWaits && selection_.leastNs <= 0)
      tell(stack, call, stack.depth() - 1);
  }
  void leaving(CallStack &stack, uint64_t end, CallEnd how) {
    const OpenCall &call = stack.top();
    if (call.note == kHidden)
      return;
    if (call.note == kWaits) {
      if (trace_.ns(stack.duration(call, end)) < selection_.leastNs)
        return;
      tellWaiting(stack);
    }
    writer_.ends(track_, stack, call, end, how);
  }
  void leftUnknown(CallStack &stack, uint32_t function, uint64_t ticks) {
    if (isShownAt(stack, ticks))
      writer_.leftUnknown(track_, stack, function, ticks);
  }
  void happened(CallStack &stack, const TraceEvent &event) {
    if (event.kind == format::EventKind::Thread || isShownAt(stack, event.ticks))
      writer_.happened(track_, stack, event);
  }

private:
  /// Values of OpenCall::note.
  static constexpr uint32_t kHidden = 0, kWaits = 1, kTold = 2;

  bool isWanted(const CallStack &stack, uint64_t ticks) const {
    const double ns = trace_.nsSinceStart(ticks);
    return ns >= selection_.fromNs && ns <= selection_.toNs &&
           selection_.isOfThread(stack.threadId());
  }
  /// Returns whether what is no call of its own is shown.
  bool isShownAt(const CallStack &stack, uint64_t ticks) const {
    return stack.depth() < selection_.depth && selection_.leastNs <= 0 && isWanted(stack, ticks);
  }

  void tell(CallStack &stack, OpenCall &call, uint64_t depth) {
    call.note = kTold;
    writer_.begins(track_, stack, call, depth);
  }
  void tellWaiting(CallStack &stack) {
    uint64_t depth = stack.unknown();
    for (OpenCall &call : stack.openCalls()) {
      if (call.note == kWaits)
        tell(stack, call, depth);
      ++depth;
    }
  }

  Trace &trace_;
  const CallSelection &selection_;
  Writer &writer_;
  size_t track_ = 0;
};

} // namespace vais::profiler

#endif
