/// The first line of a call waits until it is known whether the call makes further calls; if it
/// does not, it gets a single line. With a minimum duration, the line waits until the call has
/// taken that long.

#include "runtime/report/formats/events/Replay.h"

#include "runtime/report/formats/events/TextPieces.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/trace/EventMerge.h"

#include <fmt/format.h>
#include <numeric>

namespace vais::profiler {

namespace {

constexpr size_t kNobody = SIZE_MAX;

/// Values of OpenCall::note.
constexpr uint32_t kHidden = 0, kWaits = 1, kShown = 2;

class Writer {
public:
  Writer(Trace &trace, const ReplayOptions &options, const TextSink &sink)
      : trace_(trace), options_(options), pieces_(sink), isColoured_(options.colour == Colour::On) {
  }

  /// Writes the events of `tracks` in the order of their times. Returns false if no more text is
  /// wanted.
  bool write(const std::vector<size_t> &tracks, const Progress &progress);
  void finish() { pieces_.finish(); }

  // Watches the CallStack of the current track.
  void entered(CallStack &stack);
  void leaving(CallStack &stack, uint64_t end, CallEnd how);
  void leftUnknown(CallStack &stack, uint32_t function, uint64_t ticks);
  void happened(CallStack &stack, const TraceEvent &event);

private:
  bool isWanted(const CallStack &stack, uint64_t ticks) const;
  void showWaiting(CallStack &stack);
  void showWaitingOfOthers(size_t track);
  void line(const CallStack &stack, uint64_t depth, uint64_t ticks, const std::string &duration,
            const std::string &what);
  void note(const CallStack &stack, uint64_t ticks, const std::string &what);
  std::string call(uint32_t function);

  Trace &trace_;
  const ReplayOptions &options_;
  TextPieces pieces_;
  const bool isColoured_;
  std::vector<CallStack> stacks_;
  size_t waiting_ = kNobody; ///< the track whose innermost call waits to be shown
  size_t track_ = 0;
};

bool Writer::isWanted(const CallStack &stack, uint64_t ticks) const {
  const double ns = trace_.nsSinceStart(ticks);
  return ns >= options_.fromNs && ns <= options_.toNs &&
         (options_.threads.empty() || options_.threads.count(stack.threadId()));
}

/// Returns "fib()" for "fib". A name that includes parameters stays as it is.
std::string Writer::call(uint32_t function) {
  const std::string &name = trace_.name(function);
  return !name.empty() && name.back() == ')' ? name : name + "()";
}

void Writer::line(const CallStack &stack, uint64_t depth, uint64_t ticks,
                  const std::string &duration, const std::string &what) {
  constexpr size_t kDurationWidth = 8, kIndentation = 2;
  constexpr uint64_t kDeepest = 200; // deeper calls are not indented further
  std::string &text = pieces_.text();
  if (options_.showsMoments)
    text += fmt::format("{:14.6f} ", trace_.nsSinceStart(ticks) / 1e6);
  text += fmt::format("{:>{}} {:>7} {}", duration, kDurationWidth, stack.threadId(),
                      isColoured_ ? "\033[2m│\033[0m " : "│ ");
  text.append(kIndentation * std::min(depth, kDeepest), ' ');
  text += what;
  text += '\n';
  pieces_.handOn();
}

void Writer::note(const CallStack &stack, uint64_t ticks, const std::string &what) {
  line(stack, stack.depth(), ticks, "", what);
}

/// Shows the first lines of the open calls that have not been shown, outermost first.
void Writer::showWaiting(CallStack &stack) {
  uint64_t depth = stack.unknown();
  for (OpenCall &open : stack.openCalls()) {
    if (open.note == kWaits) {
      line(stack, depth, open.start, "", call(open.function) + " {");
      open.note = kShown;
    }
    ++depth;
  }
}

void Writer::showWaitingOfOthers(size_t track) {
  if (waiting_ != kNobody && waiting_ != track)
    showWaiting(stacks_[waiting_]);
  waiting_ = kNobody;
}

void Writer::entered(CallStack &stack) {
  OpenCall &top = stack.top();
  top.note = stack.depth() <= options_.depth && isWanted(stack, top.start) ? kWaits : kHidden;
  if (options_.leastNs > 0 || top.note == kHidden)
    return;
  showWaitingOfOthers(track_);
  top.note = kHidden; // the call continues to wait
  showWaiting(stack);
  top.note = kWaits;
  waiting_ = track_;
}

void Writer::leaving(CallStack &stack, uint64_t end, CallEnd how) {
  constexpr const char *kHow[] = {"", ": left by longjmp or an exception", ": no end known"};
  const OpenCall open = stack.top();
  const double ns = trace_.ns(stack.duration(open, end));
  if (open.note == kHidden || (open.note == kWaits && ns < options_.leastNs))
    return;
  const uint64_t depth = stack.depth() - 1;
  const std::string duration = formatDuration(ns);
  const std::string name = call(open.function);
  const std::string remark = kHow[static_cast<size_t>(how)];
  showWaitingOfOthers(track_);
  if (open.note == kShown)
    return line(stack, depth, end, duration,
                fmt::format(isColoured_ ? "}} \033[2m/* {}{} */\033[0m" : "}} /* {}{} */",
                            trace_.name(open.function), remark));
  stack.top().note = kHidden;
  showWaiting(stack);
  line(stack, depth, open.start, duration,
       name + ';' + (remark.empty() ? "" : " /*" + remark.substr(1) + " */"));
}

void Writer::leftUnknown(CallStack &stack, uint32_t function, uint64_t ticks) {
  if (stack.depth() >= options_.depth || !isWanted(stack, ticks) || options_.leastNs > 0)
    return;
  showWaitingOfOthers(track_);
  line(stack, stack.depth(), ticks, "",
       fmt::format("}} /* {}: began before */", trace_.name(function)));
}

void Writer::happened(CallStack &stack, const TraceEvent &event) {
  if (stack.depth() >= options_.depth || !isWanted(stack, event.ticks) || options_.leastNs > 0)
    return;
  const auto show = [&](const std::string &what) {
    showWaitingOfOthers(track_);
    showWaiting(stack);
    note(stack, event.ticks, what);
  };
  switch (event.kind) {
  case format::EventKind::Allocation:
    return show(event.values[0] ? fmt::format("+ {} B at {:#x}", sizeOf(event), event.values[0])
                                : fmt::format("+ {} B: failed", sizeOf(event)));
  case format::EventKind::Free:
    return show(fmt::format("- {:#x}", event.values[0]));
  case format::EventKind::Reallocation:
    return show(
        fmt::format("+ {} B at {:#x}, - {:#x}", sizeOf(event), event.values[1], event.values[0]));
  case format::EventKind::Mark:
    return show("* " + trace_.name(event.operand));
  case format::EventKind::Counter:
    return show(fmt::format("* {} = {}", trace_.name(event.operand), counterValue(event)));
  case format::EventKind::Off:
    return show(fmt::format("~ {} off the processor", formatDuration(trace_.ns(event.values[0]))));
  case format::EventKind::Nothing:
    return show(event.values[0] ? fmt::format("[{} events lost]", event.values[0])
                                : "[older events were not kept]");
  default:
    return;
  }
}

bool Writer::write(const std::vector<size_t> &tracks, const Progress &progress) {
  EventMerge events(trace_.file(), tracks, progress);
  stacks_ = std::vector<CallStack>(trace_.file().tracks().size());
  TraceEvent event;
  while (!pieces_.isStopped() && events.next(event, track_))
    stacks_[track_].take(event, *this);
  for (const size_t track : tracks) {
    track_ = track;
    CallStack &stack = stacks_[track];
    if (!pieces_.isStopped())
      stack.closeAll(std::max(trace_.ends()[track], stack.lastTicks()), CallEnd::Unknown, *this);
  }
  return !pieces_.isStopped();
}

} // namespace

void replay(Trace &trace, const ReplayOptions &options, const TextSink &sink,
            const Progress &progress) {
  std::vector<size_t> all(trace.file().tracks().size());
  std::iota(all.begin(), all.end(), 0);
  Writer writer(trace, options, sink);
  if (options.interleaving == Interleaving::ByTime) {
    writer.write(all, progress);
  } else {
    for (const size_t track : all)
      if (!writer.write({track}, progress))
        return;
  }
  writer.finish();
}

} // namespace vais::profiler
