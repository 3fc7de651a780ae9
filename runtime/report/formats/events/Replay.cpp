/// The first line of a call waits until it is known whether the call makes further calls; if it
/// does not, it gets a single line.

#include "runtime/report/formats/events/Replay.h"

#include "runtime/report/formats/events/TextPieces.h"
#include "runtime/report/text/Units.h"

#include <fmt/format.h>
#include <optional>

namespace vais::profiler {

namespace {

class Writer {
public:
  Writer(Trace &trace, const ReplayOptions &options, const TextSink &sink)
      : trace_(trace), options_(options), pieces_(sink), isColoured_(options.colour == Colour::On) {
  }

  void finish() { pieces_.finish(); }

  // Is told of SelectedCalls.
  void begins(size_t track, const CallStack &stack, const OpenCall &call, uint64_t depth);
  void ends(size_t track, const CallStack &stack, const OpenCall &call, uint64_t end, CallEnd how);
  void leftUnknown(size_t track, const CallStack &stack, uint32_t function, uint64_t ticks);
  void happened(size_t track, const CallStack &stack, const TraceEvent &event);
  bool isStopped() const { return pieces_.isStopped(); }

private:
  /// Where and when a line is.
  struct Place {
    uint32_t thread;
    uint64_t depth;
    uint64_t ticks;
  };
  /// A call whose first line has not been shown, so that nothing else has been since it began.
  struct WaitingCall {
    size_t track;
    uint32_t function;
    Place place;
  };

  void showWaiting();
  void line(const Place &place, const std::string &duration, const std::string &what);
  std::string call(uint32_t function);

  Trace &trace_;
  const ReplayOptions &options_;
  TextPieces pieces_;
  const bool isColoured_;
  std::optional<WaitingCall> waiting_;
};

/// Returns "fib()" for "fib". A name that includes parameters stays as it is.
std::string Writer::call(uint32_t function) {
  const std::string &name = trace_.name(function);
  return !name.empty() && name.back() == ')' ? name : name + "()";
}

void Writer::line(const Place &place, const std::string &duration, const std::string &what) {
  constexpr size_t kDurationWidth = 8, kIndentation = 2;
  constexpr uint64_t kDeepest = 200; // deeper calls are not indented further
  std::string &text = pieces_.text();
  if (options_.showsMoments)
    text += fmt::format("{:14.6f} ", trace_.nsSinceStart(place.ticks) / 1e6);
  text += fmt::format("{:>{}} {:>7} {}", duration, kDurationWidth, place.thread,
                      isColoured_ ? "\033[2m│\033[0m " : "│ ");
  text.append(kIndentation * std::min(place.depth, kDeepest), ' ');
  text += what;
  text += '\n';
  pieces_.handOn();
}

void Writer::showWaiting() {
  if (waiting_)
    line(waiting_->place, "", call(waiting_->function) + " {");
  waiting_.reset();
}

void Writer::begins(size_t track, const CallStack &stack, const OpenCall &call, uint64_t depth) {
  showWaiting();
  waiting_ = {track, call.function, {stack.threadId(), depth, call.start}};
}

void Writer::ends(size_t track, const CallStack &stack, const OpenCall &open, uint64_t end,
                  CallEnd how) {
  constexpr const char *kHow[] = {"", ": left by longjmp or an exception", ": no end known"};
  const std::string duration = formatDuration(trace_.ns(stack.duration(open, end)));
  const std::string remark = kHow[static_cast<size_t>(how)];
  if (waiting_ && waiting_->track == track) {
    line(waiting_->place, duration,
         call(open.function) + ';' + (remark.empty() ? "" : " /*" + remark.substr(1) + " */"));
    waiting_.reset();
    return;
  }
  showWaiting();
  line({stack.threadId(), stack.depth() - 1, end}, duration,
       fmt::format(isColoured_ ? "}} \033[2m/* {}{} */\033[0m" : "}} /* {}{} */",
                   trace_.name(open.function), remark));
}

void Writer::leftUnknown(size_t, const CallStack &stack, uint32_t function, uint64_t ticks) {
  showWaiting();
  line({stack.threadId(), stack.depth(), ticks}, "",
       fmt::format("}} /* {}: began before */", trace_.name(function)));
}

void Writer::happened(size_t, const CallStack &stack, const TraceEvent &event) {
  const auto show = [&](const std::string &what) {
    showWaiting();
    line({stack.threadId(), stack.depth(), event.ticks}, "", what);
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

} // namespace

void replay(Trace &trace, const ReplayOptions &options, const TextSink &sink,
            const Progress &progress) {
  Writer writer(trace, options, sink);
  SelectedCalls<Writer> calls(trace, options.selection, writer);
  if (options.interleaving == Interleaving::ByTime)
    calls.read(trace.allTracks(), progress);
  else
    for (const size_t track : trace.allTracks())
      calls.read({track}, progress);
  writer.finish();
}

} // namespace vais::profiler
