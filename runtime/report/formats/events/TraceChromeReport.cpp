/// Each span is written when it ends; viewers sort them.

#include "runtime/report/formats/events/TextPieces.h"

#include "runtime/report/formats/shared/JsonText.h"

#include <fmt/format.h>

namespace vais::profiler {

namespace {

class ChromeWriter {
public:
  ChromeWriter(Trace &trace, const CallSelection &selection, const TextSink &sink)
      : trace_(trace), selection_(selection), pieces_(sink) {
    pieces_.text() = "{\"traceEvents\":[\n";
    pieces_.text() +=
        fmt::format(R"({{"ph":"M","name":"process_name","pid":{},"tid":0,"args":{{"name":{}}}}})",
                    process(), jsonText(trace.program()));
  }

  void write(const Progress &progress);

  // Is told of SelectedCalls.
  void begins(size_t, const CallStack &, const OpenCall &, uint64_t) {}
  void ends(size_t track, const CallStack &stack, const OpenCall &call, uint64_t end, CallEnd how);
  void leftUnknown(size_t, const CallStack &, uint32_t, uint64_t) {}
  void happened(size_t track, const CallStack &stack, const TraceEvent &event);
  bool isStopped() const { return pieces_.isStopped(); }

private:
  uint32_t process() const { return trace_.header().processId; }
  const std::string &quoted(uint32_t operand);
  std::string micros(uint64_t ticks) const {
    return fmt::format("{:.3f}", trace_.nsSinceStart(ticks) / 1000);
  }
  std::string threadText(uint32_t id) {
    const std::string name = trace_.threadName(id); // viewers show the thread's number beside it
    return name.empty() ? fmt::format("thread {}", id) : name;
  }
  void instant(const CallStack &stack, uint64_t ticks, const std::string &name,
               const std::string &arguments);

  Trace &trace_;
  const CallSelection &selection_;
  TextPieces pieces_;
  std::unordered_map<uint32_t, std::string> quoted_; ///< names of functions as JSON
};

const std::string &ChromeWriter::quoted(uint32_t operand) {
  std::string &text = quoted_[operand];
  if (text.empty())
    text = jsonText(trace_.name(operand));
  return text;
}

void ChromeWriter::ends(size_t, const CallStack &stack, const OpenCall &call, uint64_t end,
                        CallEnd) {
  pieces_.text() +=
      fmt::format(",\n{{\"ph\":\"X\",\"name\":{},\"ts\":{},\"dur\":{:.3f},\"pid\":{},\"tid\":{}}}",
                  quoted(call.function), micros(call.start), trace_.ns(end - call.start) / 1000,
                  process(), stack.threadId());
  pieces_.handOn();
}

void ChromeWriter::instant(const CallStack &stack, uint64_t ticks, const std::string &name,
                           const std::string &arguments) {
  pieces_.text() += fmt::format(
      ",\n{{\"ph\":\"i\",\"s\":\"t\",\"name\":{},\"ts\":{},\"pid\":{},\"tid\":{},\"args\":{{{}}}}}",
      name, micros(ticks), process(), stack.threadId(), arguments);
  pieces_.handOn();
}

void ChromeWriter::happened(size_t, const CallStack &stack, const TraceEvent &event) {
  switch (event.kind) {
  case format::EventKind::Thread:
    if (!selection_.isOfThread(event.operand))
      return;
    pieces_.text() +=
        fmt::format(",\n"
                    R"({{"ph":"M","name":"thread_name","pid":{},"tid":{},"args":{{"name":{}}}}})",
                    process(), event.operand, jsonText(threadText(event.operand)));
    return;
  case format::EventKind::Allocation:
    return instant(
        stack, event.ticks, "\"allocation\"",
        fmt::format("\"bytes\":{},\"address\":\"{:#x}\"", sizeOf(event), event.values[0]));
  case format::EventKind::Reallocation:
    return instant(stack, event.ticks, "\"reallocation\"",
                   fmt::format("\"bytes\":{},\"address\":\"{:#x}\",\"before\":\"{:#x}\"",
                               sizeOf(event), event.values[1], event.values[0]));
  case format::EventKind::Free:
    return instant(stack, event.ticks, "\"free\"",
                   fmt::format("\"address\":\"{:#x}\"", event.values[0]));
  case format::EventKind::Mark:
    return instant(stack, event.ticks, quoted(event.operand), "");
  case format::EventKind::Nothing:
    return instant(stack, event.ticks, "\"events missing\"",
                   fmt::format("\"lost\":{}", event.values[0]));
  case format::EventKind::Counter:
    pieces_.text() += fmt::format(
        ",\n{{\"ph\":\"C\",\"name\":{},\"ts\":{},\"pid\":{},\"args\":{{\"value\":{}}}}}",
        quoted(event.operand), micros(event.ticks), process(), jsonNumber(counterValue(event)));
    return;
  default:
    return;
  }
}

void ChromeWriter::write(const Progress &progress) {
  SelectedCalls<ChromeWriter>(trace_, selection_, *this).read(trace_.allTracks(), progress);
  pieces_.text() += "\n],\"displayTimeUnit\":\"ns\"}\n";
  pieces_.finish();
}

} // namespace

void traceChromeReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                       const Progress &progress) {
  ChromeWriter(trace, selection, sink).write(progress);
}

} // namespace vais::profiler
