/// Writes the sections, each of which is a table with a few lines around it.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/shared/ProcessText.h"
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

/// Returns the self time, with a mark if it is a share; `isMarked` if any in the column has a mark.
std::string selfTime(const TextSource &source, const FunctionTotals &totals, bool isMarked) {
  return source.style.scales.duration(totals.selfNs) + (totals.isCycleShare ? "~"
                                                        : isMarked          ? " "
                                                                            : "");
}

/// Returns whether the error of any row shown exceeds its value.
bool hasUncertainRows(const TextSource &source) {
  const size_t rows = std::min(source.functions.size(), source.style.rows);
  const auto end = source.functions.begin() + static_cast<std::ptrdiff_t>(rows);
  return source.hasTime() && std::any_of(source.functions.begin(), end, isUncertain);
}

std::string uncertaintyNote(const Profile &profile) {
  constexpr const char *kWhatHelps[] = {
      "a longer run", "a longer run, a larger time_budget, or time=exact", "a longer run"};
  return fmt::format("? the error exceeds the value; {} would narrow it",
                     kWhatHelps[static_cast<size_t>(profile.timeMode)]);
}

/// Returns the half width of the confidence interval, with a mark if it exceeds the value;
/// `isMarked` if any in the column has a mark.
std::string selfError(const TextSource &source, const FunctionTotals &totals, bool isMarked) {
  if (!source.hasTime() || totals.selfError < 0.5)
    return "";
  return source.style.scales.duration(totals.selfError) + (isUncertain(totals) ? "?"
                                                           : isMarked          ? " "
                                                                               : "");
}

/// Returns whether enough time was spent off the processor to show by whom.
bool isWorthAColumn(const FunctionTotals &all) {
  constexpr double kLeastShare = 0.001;
  return all.selfOffNs > kLeastShare * all.selfNs;
}

std::string callsText(bool isKnown, uint64_t calls) { return isKnown ? formatCount(calls) : "-"; }

std::string cpuSection(const TextSource &source) {
  std::string text = headingText(source, "CPU profile");
  if (source.functions.empty())
    return text + "  no calls\n";
  const bool hasSamples = source.all.samples > 0;
  const bool isMarked = source.hasTime() && source.all.isCycleShare;
  const bool hasOff = source.hasTime() && isWorthAColumn(source.all);
  const bool hasUncertain = hasUncertainRows(source);
  Table table({{isMarked ? "self " : "self"},
               {hasUncertain ? "± 95 % " : "± 95 %"},
               {"total"},
               {hasOff ? "off CPU" : ""},
               {hasSamples ? "samples" : ""},
               {"calls"},
               {"share"},
               {"", Align::Left, kOrange}},
              "function");
  for (size_t i = 0; i < std::min(source.functions.size(), source.style.rows); ++i) {
    const FunctionTotals &totals = source.functions[i];
    const double share = percentage(heatOf(source.profile, totals, source.all),
                                    heatOf(source.profile, source.all, source.all));
    table.addRow(
        {source.hasTime() ? selfTime(source, totals, isMarked) : "",
         selfError(source, totals, hasUncertain),
         source.hasTime() ? source.style.scales.duration(totals.totalNs) : "",
         hasOff && totals.selfOffNs >= 0.5 ? source.style.scales.duration(totals.selfOffNs) : "",
         totals.samples ? formatCount(totals.samples) : "",
         callsText(!source.profile.functions[totals.function].isSampled, totals.calls),
         formatPercentage(share), barText(share)},
        {source.name(totals.function)});
  }
  return text + tableText(source, table, source.functions.size(), "function", source.style.rows);
}

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
  std::string text = header(source) + cpuSection(source) + threadSection(source) +
                     memorySection(source) + callSection(source) + markerSections(source);
  std::vector<std::string> notes = accuracyNotes(profile, source.all);
  if (hasUncertainRows(source))
    notes.insert(notes.begin(), uncertaintyNote(source.profile));
  if (!notes.empty())
    text += '\n';
  for (const std::string &note : notes)
    text += "note: " + note + '\n';
  return text;
}

} // namespace vais::profiler
