/// Writes the sections, each of which is a table with a few lines around it.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/shared/ProcessText.h"
#include "runtime/report/formats/text/FunctionTable.h"
#include "runtime/report/formats/text/TextSections.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

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

std::string processText(const Profile &profile) {
  const Program &first = profile.programs[0];
  std::string text = fmt::format("{}, {}", first.processId, endingText(first));
  if (profile.programs.size() > 1)
    text += fmt::format(", merged with {}", formatNumberOf(profile.programs.size() - 1, "other"));
  return text;
}

/// Returns how often an event happened, and in what.
std::string eventText(const Event &event, const Scales &scales) {
  const Unit unit = event.isTime ? Unit::Nanoseconds : Unit::Count;
  const auto text = [&](double count) { return scales.format(unit, toInteger(count)); };
  std::string all = fmt::format("{}: {}", event.name, text(event.count));
  if (event.ownCount > 0)
    all += fmt::format(", {} in the profiler", text(event.ownCount));
  if (event.unplaced > 0)
    all += fmt::format(", {} not placed", text(event.unplaced));
  return all;
}

std::string header(const TextSource &source) {
  const Profile &profile = source.profile;
  std::string text;
  const auto line = [&](const char *key, const std::string &value) {
    text += fmt::format("{:<10}{}\n", key, elide(value, source.style.width - 10));
  };
  if (!profile.programs.empty()) {
    line("Program", commandLine(profile.programs[0]));
    line("Process", processText(profile));
  }
  if (profile.runs > 1)
    line("Runs", formatCount(profile.runs) + ": all numbers are their sum");
  if (!profile.phase.empty())
    line("Phase", printable(profile.phase));
  std::string duration = formatDuration(profile.durationNs);
  if (profile.threads > 0) // there are none if the program only recorded by hand
    duration += ", " + formatNumberOf(profile.threads, "thread");
  line("Duration", duration);
  const bool timesCalls = profile.timeMode != TimeMode::None;
  std::string time = formatDuration(source.all.selfNs) + " on CPU";
  if (timesCalls)
    time +=
        fmt::format(", {} off CPU (waiting or preempted)", formatDuration(source.all.selfOffNs));
  if (profile.clockSampling.samples > 0)
    time += fmt::format(", {}", formatNumberOf(profile.clockSampling.samples, "sample"));
  if (source.hasTime())
    line("Time", time);
  std::string calls = formatCount(source.all.calls);
  if (timesCalls)
    calls += fmt::format(", {} of them timed", formatCount(source.all.timedCalls));
  line("Calls", calls);
  if (source.all.samples > 0)
    line("Samples", formatCount(source.all.samples));
  for (const Event &event : profile.events)
    if (event.enabledNs > 0)
      line("Event", eventText(event, source.style.scales));
  constexpr const char *kTimeModes[] = {"none", "sampled", "exact"};
  constexpr const char *kMemoryModes[] = {"none", "sampled", "exact"};
  const bool isTraced = !profile.programs.empty() && profile.programs[0].isTraced;
  std::string mode = fmt::format("{}time={}", isTraced ? "mode=trace, " : "",
                                 kTimeModes[static_cast<size_t>(profile.timeMode)]);
  if (profile.phase.empty()) // a phase says nothing about memory, whether recorded or not
    mode += fmt::format(", memory={}", kMemoryModes[static_cast<size_t>(profile.memoryMode)]);
  line("Mode", mode);
  return text;
}

std::string callsText(bool isKnown, uint64_t calls) { return isKnown ? formatCount(calls) : "-"; }

/// Shows to which threads the time went, if there are several.
std::string threadSection(const TextSource &source) {
  std::vector<ThreadTotals> threads = source.profile.threadTotals;
  if (threads.size() < 2)
    return "";
  std::stable_sort(threads.begin(), threads.end(), [](const auto &a, const auto &b) {
    return std::pair(a.ns, a.calls) > std::pair(b.ns, b.calls);
  });
  Table table(
      {{"CPU"}, {"off CPU"}, {"calls"}, {"share"}, {"", Align::Left, kOrange}, {"threads"}, {"id"}},
      "thread");
  for (size_t i = 0; i < std::min(threads.size(), source.style.rows); ++i) {
    const ThreadTotals &thread = threads[i];
    const double share = source.hasTime() ? percentage(thread.ns, source.all.selfNs) : 0;
    const auto time = [&](double ns) {
      return source.hasTime() && ns >= 0.5 ? source.style.scales.duration(ns) : "";
    };
    table.addRow({time(thread.ns), time(thread.offNs), formatCount(thread.calls),
                  source.hasTime() ? formatPercentage(share) : "", barText(share),
                  thread.threads > 1 ? formatCount(thread.threads) : "",
                  thread.id ? std::to_string(thread.id) : ""},
                 {thread.name.empty() ? "[no name]" : printable(thread.name)});
  }
  return headingText(source, "Threads") +
         tableText(source, table, threads.size(), "thread", source.style.rows);
}

std::string callSection(const TextSource &source) {
  std::string text = headingText(source, "Call graph");
  const std::vector<CallTotals> calls = callTotals(source.profile);
  if (calls.empty())
    return text + "  no calls\n";
  Table table({{"calls"}, {"recursive"}, {"time"}}, "caller \xE2\x86\x92 callee");
  for (size_t i = 0; i < std::min(calls.size(), source.style.rows); ++i) {
    const CallTotals &call = calls[i];
    const bool hasTime = source.hasTime() && call.totalNs >= 0.5;
    table.addRow({callsText(call.hasCalls, call.calls),
                  call.recursiveCalls ? formatCount(call.recursiveCalls) : "",
                  hasTime ? source.style.scales.duration(call.totalNs) : ""},
                 {source.name(call.caller), source.name(call.callee)});
  }
  return text + tableText(source, table, calls.size(), "edge", source.style.rows);
}

} // namespace

std::string textReport(const Profile &profile, const ReportStyle &style) {
  TextSource source{profile, style, sortedFunctions(profile, style), {}};
  source.all = sumOf(source.functions);
  std::string text = header(source) + functionSection(source) + threadSection(source) +
                     memorySection(source) + callSection(source) + markerSections(source);
  std::vector<std::string> notes = accuracyNotes(profile, source.all);
  const std::vector<std::string> ofFunctions = functionNotes(source);
  notes.insert(notes.begin(), ofFunctions.begin(), ofFunctions.end());
  if (!notes.empty())
    text += '\n';
  for (const std::string &note : notes)
    text += "note: " + note + '\n';
  return text;
}

} // namespace vais::profiler
