/// Writes thread by thread, and the names at the end, when all of them are known.

#include "runtime/report/formats/events/TextPieces.h"
#include "runtime/report/trace/EventMerge.h"

#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/names/FunctionNames.h"

#include <fmt/format.h>

namespace vais::profiler {

namespace {

class SpeedscopeWriter {
public:
  SpeedscopeWriter(Trace &trace, const TextSink &sink) : trace_(trace), pieces_(sink) {}

  void write(const Progress &progress);

  // Watches the CallStack.
  void entered(CallStack &stack);
  void leaving(CallStack &stack, uint64_t end, CallEnd how);
  void leftUnknown(CallStack &, uint32_t, uint64_t) {}
  void happened(CallStack &stack, const TraceEvent &event);

private:
  void writeTrack(size_t track, const Progress &progress);
  void writeFrames();
  void beginProfile(uint32_t thread, uint64_t ticks);
  void endProfile(uint64_t ticks);
  void add(char type, uint32_t function, uint64_t ticks);

  Trace &trace_;
  TextPieces pieces_;
  bool isInProfile_ = false;
  bool isFirstProfile_ = true;
  bool isFirstEvent_ = true;
};

void SpeedscopeWriter::add(char type, uint32_t function, uint64_t ticks) {
  pieces_.text() +=
      fmt::format("{}{{\"type\":\"{}\",\"frame\":{},\"at\":{:.0f}}}", isFirstEvent_ ? "" : ",\n",
                  type, trace_.function(function), trace_.nsSinceStart(ticks));
  isFirstEvent_ = false;
  pieces_.handOn();
}

void SpeedscopeWriter::beginProfile(uint32_t thread, uint64_t ticks) {
  const std::string name = trace_.threadName(thread);
  const std::string text =
      name.empty() ? fmt::format("thread {}", thread) : fmt::format("{} ({})", name, thread);
  pieces_.text() +=
      fmt::format("{}{{\"type\":\"evented\",\"name\":{},\"unit\":\"nanoseconds\",\"startValue\":"
                  "{:.0f},\"events\":[\n",
                  isFirstProfile_ ? "" : ",\n", jsonText(text), trace_.nsSinceStart(ticks));
  isFirstProfile_ = false;
  isInProfile_ = isFirstEvent_ = true;
}

void SpeedscopeWriter::endProfile(uint64_t ticks) {
  if (isInProfile_)
    pieces_.text() += fmt::format("\n],\"endValue\":{:.0f}}}", trace_.nsSinceStart(ticks));
  isInProfile_ = false;
}

void SpeedscopeWriter::entered(CallStack &stack) {
  if (!isInProfile_)
    beginProfile(stack.threadId(), stack.top().start);
  add('O', stack.top().function, stack.top().start);
}

void SpeedscopeWriter::leaving(CallStack &stack, uint64_t end, CallEnd) {
  add('C', stack.top().function, end);
}

void SpeedscopeWriter::happened(CallStack &stack, const TraceEvent &event) {
  if (event.kind != format::EventKind::Thread)
    return;
  endProfile(event.ticks);
  beginProfile(stack.threadId(), event.ticks);
}

void SpeedscopeWriter::writeTrack(size_t track, const Progress &progress) {
  EventMerge events(trace_.file(), {track}, progress);
  CallStack stack;
  TraceEvent event;
  for (size_t unused; !pieces_.isStopped() && events.next(event, unused);)
    stack.take(event, *this);
  const uint64_t end = std::max(trace_.ends()[track], stack.lastTicks());
  stack.closeAll(end, CallEnd::Unknown, *this);
  endProfile(end);
}

void SpeedscopeWriter::writeFrames() {
  bool isFirst = true;
  for (const Function &function : trace_.functions()) {
    pieces_.text() +=
        fmt::format("{}{{\"name\":{}", isFirst ? "" : ",\n", jsonText(displayName(function)));
    if (!function.file.empty())
      pieces_.text() += fmt::format(",\"file\":{}", jsonText(function.file));
    if (function.line != 0)
      pieces_.text() += fmt::format(",\"line\":{}", function.line);
    pieces_.text() += '}';
    isFirst = false;
    pieces_.handOn();
  }
}

void SpeedscopeWriter::write(const Progress &progress) {
  pieces_.text() =
      fmt::format("{{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\n"
                  "\"exporter\":\"vais-profiler\",\"name\":{},\n\"profiles\":[\n",
                  jsonText(trace_.program()));
  for (size_t track = 0; track < trace_.file().tracks().size(); ++track)
    writeTrack(track, progress);
  pieces_.text() += "\n],\n\"shared\":{\"frames\":[\n";
  writeFrames();
  pieces_.text() += "\n]}}\n";
  pieces_.finish();
}

} // namespace

void traceSpeedscopeReport(Trace &trace, const TextSink &sink, const Progress &progress) {
  SpeedscopeWriter(trace, sink).write(progress);
}

WriteTrace findTraceFormat(const std::string &name) {
  return name == "chrome"       ? traceChromeReport
         : name == "speedscope" ? traceSpeedscopeReport
                                : nullptr;
}

} // namespace vais::profiler
