/// Sections, each a table with a line or two around it.

#include "TextReport.h"

#include "FunctionOrder.h"
#include "MarkerText.h"
#include "MemoryText.h"
#include "Names.h"
#include "TextNotes.h"
#include "TextParts.h"
#include "Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string commandLine(const Program &program) {
  std::string text;
  for (const std::string &argument : program.arguments)
    text += (text.empty() ? "" : " ") + argument;
  return printable(text.empty() ? program.path : text);
}

const char *stateText(ProcessState state) {
  switch (state) {
  case ProcessState::Running:
    return "killed or running";
  case ProcessState::Exited:
    return "exited";
  case ProcessState::Died:
    return "killed";
  }
  return "";
}

std::string processText(const Snapshot &snapshot) {
  const Program &first = snapshot.programs[0];
  std::string text = fmt::format("{}, {}", first.processId, stateText(first.state));
  if (snapshot.programs.size() > 1)
    text += fmt::format(", merged with {}", formatNumberOf(snapshot.programs.size() - 1, "other"));
  return text;
}

std::string header(const TextSource &source) {
  const Snapshot &snapshot = source.snapshot;
  std::string text;
  const auto line = [&](const char *key, const std::string &value) {
    text += fmt::format("{:<10}{}\n", key, elide(value, source.style.width - 10));
  };
  if (!snapshot.programs.empty()) {
    line("Program", commandLine(snapshot.programs[0]));
    line("Process", processText(snapshot));
  }
  if (snapshot.runs > 1)
    line("Runs", formatCount(snapshot.runs) + ": all numbers are their sum");
  if (!snapshot.phase.empty())
    line("Phase", printable(snapshot.phase));
  std::string duration = formatDuration(snapshot.durationNs);
  if (snapshot.threads > 0) // none where the program recorded by hand only
    duration += ", " + formatNumberOf(snapshot.threads, "thread");
  line("Duration", duration);
  if (source.hasTime())
    line("Time",
         fmt::format("{} on CPU, {} off CPU (waiting or preempted)",
                     formatDuration(source.all.selfNs), formatDuration(source.all.selfOffNs)));
  std::string calls = formatCount(source.all.calls);
  if (source.hasTime())
    calls += fmt::format(", {} of them timed", formatCount(source.all.timedCalls));
  line("Calls", calls);
  if (source.all.samples > 0)
    line("Samples", formatCount(source.all.samples));
  constexpr const char *kTimeModes[] = {"none", "sampled", "exact"};
  constexpr const char *kMemoryModes[] = {"none", "sampled", "exact"};
  const bool isTraced = !snapshot.programs.empty() && snapshot.programs[0].isTraced;
  std::string mode = fmt::format("{}time={}", isTraced ? "mode=trace, " : "",
                                 kTimeModes[static_cast<size_t>(snapshot.timeMode)]);
  if (snapshot.phase.empty()) // which tells nothing of memory, recorded or not
    mode += fmt::format(", memory={}", kMemoryModes[static_cast<size_t>(snapshot.memoryMode)]);
  line("Mode", mode);
  return text;
}

/// Self time, with a mark where it is a share; `isMarked` when any in the column is.
std::string selfTime(const TextSource &source, const FunctionTotals &totals, bool isMarked) {
  return source.style.scales.duration(totals.selfNs) + (totals.isCycleShare ? "~"
                                                        : isMarked          ? " "
                                                                            : "");
}

/// Whether so much time was spent off the processor that one wants to know by whom.
bool isWorthAColumn(const FunctionTotals &all) {
  constexpr double kLeastShare = 0.001;
  return all.selfOffNs > kLeastShare * all.selfNs;
}

std::string cpuSection(const TextSource &source) {
  std::string text = headingText(source, "CPU profile");
  if (source.functions.empty())
    return text + "  no calls\n";
  const bool hasSamples = source.all.samples > 0;
  const bool isMarked = source.hasTime() && source.all.isCycleShare;
  const bool hasOff = source.hasTime() && isWorthAColumn(source.all);
  Table table({{isMarked ? "self " : "self"},
               {"± 95 %"},
               {"total"},
               {hasOff ? "off CPU" : ""},
               {hasSamples ? "samples" : ""},
               {"calls"},
               {"share"},
               {"", Align::Left, kOrange}},
              "function");
  for (size_t i = 0; i < std::min(source.functions.size(), source.style.rows); ++i) {
    const FunctionTotals &totals = source.functions[i];
    const double share = percentage(heatOf(source.snapshot, totals, source.all),
                                    heatOf(source.snapshot, source.all, source.all));
    const bool hasError = source.hasTime() && totals.selfError >= 0.5;
    table.addRow(
        {source.hasTime() ? selfTime(source, totals, isMarked) : "",
         hasError ? source.style.scales.duration(totals.selfError) : "",
         source.hasTime() ? source.style.scales.duration(totals.totalNs) : "",
         hasOff && totals.selfOffNs >= 0.5 ? source.style.scales.duration(totals.selfOffNs) : "",
         totals.samples ? formatCount(totals.samples) : "", formatCount(totals.calls),
         formatPercentage(share), barText(share)},
        {source.name(totals.function)});
  }
  return text + tableText(source, table, source.functions.size(), "function", source.style.rows);
}

std::string callSection(const TextSource &source) {
  std::string text = headingText(source, "Call graph");
  const std::vector<CallTotals> calls = callTotals(source.snapshot);
  if (calls.empty())
    return text + "  no calls\n";
  Table table({{"calls"}, {"recursive"}, {"time"}}, "caller \xE2\x86\x92 callee");
  for (size_t i = 0; i < std::min(calls.size(), source.style.rows); ++i) {
    const CallTotals &call = calls[i];
    const bool hasTime = source.hasTime() && call.totalNs >= 0.5;
    table.addRow({formatCount(call.calls),
                  call.recursiveCalls ? formatCount(call.recursiveCalls) : "",
                  hasTime ? source.style.scales.duration(call.totalNs) : ""},
                 {source.name(call.caller), source.name(call.callee)});
  }
  return text + tableText(source, table, calls.size(), "edge", source.style.rows);
}

} // namespace

std::string textReport(const Snapshot &snapshot, const ReportStyle &style) {
  TextSource source{snapshot, style, sortedFunctions(snapshot, style), {}};
  source.all = sumOf(source.functions);
  std::string text = header(source) + cpuSection(source) + memorySection(source) +
                     callSection(source) + markerSections(source);
  const std::vector<std::string> notes = accuracyNotes(snapshot, source.all);
  if (!notes.empty())
    text += '\n';
  for (const std::string &note : notes)
    text += "note: " + note + '\n';
  return text;
}

} // namespace vais::profiler
