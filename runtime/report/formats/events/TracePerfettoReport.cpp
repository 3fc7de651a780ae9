/// Beginnings and ends of calls are written as they happen: Perfetto's format has no events that
/// have a duration.

#include "runtime/report/formats/events/TextPieces.h"

#include "runtime/report/formats/shared/PerfettoTrack.h"
#include "runtime/report/text/Units.h"

#include <optional>
#include <unordered_set>

namespace vais::profiler {
namespace {

using Kind = PerfettoArgument::Kind;

class PerfettoWriter {
public:
  PerfettoWriter(Trace &trace, const CallSelection &selection, const TextSink &sink)
      : trace_(trace), selection_(selection), pieces_(sink), tracks_(trace.file().tracks().size()) {
    appendPerfettoProcess(pieces_.text(), trace.header().processId, trace.program());
  }

  void write(const Progress &progress) {
    SelectedCalls<PerfettoWriter>(trace_, selection_, *this).read(trace_.allTracks(), progress);
    pieces_.finish();
  }

  // Is told of SelectedCalls.
  void begins(size_t track, const CallStack &stack, const OpenCall &call, uint64_t depth);
  void ends(size_t track, const CallStack &stack, const OpenCall &call, uint64_t end, CallEnd how);
  void leftUnknown(size_t, const CallStack &, uint32_t, uint64_t) {}
  void happened(size_t track, const CallStack &stack, const TraceEvent &event);
  bool isStopped() const { return pieces_.isStopped(); }

private:
  uint64_t nsAt(uint64_t ticks) const { return toInteger(trace_.nsSinceStart(ticks)); }
  PerfettoTrack &trackOf(size_t track, uint32_t threadId);
  void show(PerfettoTrack &track, const TraceEvent &event);
  void showCounter(PerfettoTrack &track, const TraceEvent &event);

  Trace &trace_;
  const CallSelection &selection_;
  TextPieces pieces_;
  std::vector<std::optional<PerfettoTrack>> tracks_; ///< of the thread that each track is now of
  uint32_t sequences_ = 0;
  std::unordered_set<uint32_t> counters_; ///< that have been described, by operands
};

/// A track of the file belongs to one thread after the other; each of them has one of its own.
PerfettoTrack &PerfettoWriter::trackOf(size_t track, uint32_t threadId) {
  std::optional<PerfettoTrack> &known = tracks_[track];
  if (!known || known->threadId() != threadId)
    known.emplace(pieces_.text(), ++sequences_, trace_.header().processId, threadId,
                  trace_.threadName(threadId));
  return *known;
}

void PerfettoWriter::begins(size_t track, const CallStack &stack, const OpenCall &call, uint64_t) {
  trackOf(track, stack.threadId())
      .begin(pieces_.text(), nsAt(call.start), trace_.function(call.function),
             trace_.name(call.function));
  pieces_.handOn();
}

void PerfettoWriter::ends(size_t track, const CallStack &stack, const OpenCall &, uint64_t end,
                          CallEnd how) {
  PerfettoTrack &known = trackOf(track, stack.threadId());
  const char *const kHow[] = {"", "left by longjmp or an exception", "not known"};
  if (how == CallEnd::Returned)
    known.end(pieces_.text(), nsAt(end));
  else
    known.end(pieces_.text(), nsAt(end), {{"end", Kind::Text, 0, kHow[static_cast<size_t>(how)]}});
  pieces_.handOn();
}

void PerfettoWriter::showCounter(PerfettoTrack &track, const TraceEvent &event) {
  if (counters_.insert(event.operand).second)
    appendPerfettoCounter(pieces_.text(), event.operand, trace_.name(event.operand));
  track.value(pieces_.text(), nsAt(event.ticks), event.operand, counterValue(event));
}

void PerfettoWriter::show(PerfettoTrack &track, const TraceEvent &event) {
  std::string &bytes = pieces_.text();
  const uint64_t ns = nsAt(event.ticks);
  const auto &values = event.values;
  switch (event.kind) {
  case format::EventKind::Allocation:
    return track.instant(
        bytes, ns, "allocation",
        {{"bytes", Kind::Number, sizeOf(event)}, {"address", Kind::Address, values[0]}});
  case format::EventKind::Reallocation:
    return track.instant(bytes, ns, "reallocation",
                         {{"bytes", Kind::Number, sizeOf(event)},
                          {"address", Kind::Address, values[1]},
                          {"before", Kind::Address, values[0]}});
  case format::EventKind::Free:
    return track.instant(bytes, ns, "free", {{"address", Kind::Address, values[0]}});
  case format::EventKind::Mark:
    return track.instant(bytes, ns, trace_.name(event.operand));
  case format::EventKind::Nothing:
    return track.instant(bytes, ns, "events missing", {{"lost", Kind::Number, values[0]}});
  case format::EventKind::Counter:
    return showCounter(track, event);
  default:
    return;
  }
}

void PerfettoWriter::happened(size_t track, const CallStack &stack, const TraceEvent &event) {
  if (!selection_.isOfThread(stack.threadId()))
    return;
  if (event.kind == format::EventKind::Thread)
    tracks_[track].reset(); // of another thread, even if that has the same number
  show(trackOf(track, stack.threadId()), event);
  pieces_.handOn();
}

} // namespace

void tracePerfettoReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                         const Progress &progress) {
  PerfettoWriter(trace, selection, sink).write(progress);
}

} // namespace vais::profiler
