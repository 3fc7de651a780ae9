/// Writes thread by thread, and the names at the end, when all of them are known.

#include "runtime/report/formats/events/TextPieces.h"

#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/names/FunctionNames.h"

#include <fmt/format.h>

namespace vais::profiler {

namespace {

class SpeedscopeWriter {
public:
  SpeedscopeWriter(Trace &trace, const CallSelection &selection, const TextSink &sink)
      : trace_(trace), selection_(selection), pieces_(sink) {}

  void write(const Progress &progress);

  // Is told of SelectedCalls.
  void begins(size_t track, const CallStack &stack, const OpenCall &call, uint64_t depth);
  void ends(size_t track, const CallStack &stack, const OpenCall &call, uint64_t end, CallEnd how);
  void leftUnknown(size_t, const CallStack &, uint32_t, uint64_t) {}
  void happened(size_t track, const CallStack &stack, const TraceEvent &event);
  bool isStopped() const { return pieces_.isStopped(); }

private:
  void writeFrames();
  void beginProfile(uint32_t thread, uint64_t ticks);
  void endProfile(uint64_t ticks);
  void add(char type, uint32_t function, uint64_t ticks);

  Trace &trace_;
  const CallSelection &selection_;
  TextPieces pieces_;
  bool isInProfile_ = false;
  uint64_t last_ = 0; ///< ticks of what was told last
  bool isFirstProfile_ = true;
  bool isFirstEvent_ = true;
};

void SpeedscopeWriter::add(char type, uint32_t function, uint64_t ticks) {
  pieces_.text() +=
      fmt::format("{}{{\"type\":\"{}\",\"frame\":{},\"at\":{:.0f}}}", isFirstEvent_ ? "" : ",\n",
                  type, trace_.function(function), trace_.nsSinceStart(ticks));
  isFirstEvent_ = false;
  last_ = ticks;
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
  last_ = ticks;
}

void SpeedscopeWriter::endProfile(uint64_t ticks) {
  if (isInProfile_)
    pieces_.text() += fmt::format("\n],\"endValue\":{:.0f}}}", trace_.nsSinceStart(ticks));
  isInProfile_ = false;
}

void SpeedscopeWriter::begins(size_t, const CallStack &stack, const OpenCall &call, uint64_t) {
  if (!isInProfile_)
    beginProfile(stack.threadId(), call.start);
  add('O', call.function, call.start);
}

void SpeedscopeWriter::ends(size_t, const CallStack &, const OpenCall &call, uint64_t end,
                            CallEnd) {
  add('C', call.function, end);
}

void SpeedscopeWriter::happened(size_t, const CallStack &stack, const TraceEvent &event) {
  if (event.kind != format::EventKind::Thread)
    return;
  endProfile(event.ticks);
  if (selection_.isOfThread(stack.threadId()))
    beginProfile(stack.threadId(), event.ticks);
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
  SelectedCalls<SpeedscopeWriter> calls(trace_, selection_, *this);
  for (size_t track = 0; track < trace_.file().tracks().size(); ++track) {
    calls.read({track}, progress);
    endProfile(last_);
  }
  pieces_.text() += "\n],\n\"shared\":{\"frames\":[\n";
  writeFrames();
  pieces_.text() += "\n]}}\n";
  pieces_.finish();
}

} // namespace

void traceSpeedscopeReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                           const Progress &progress) {
  SpeedscopeWriter(trace, selection, sink).write(progress);
}

} // namespace vais::profiler
