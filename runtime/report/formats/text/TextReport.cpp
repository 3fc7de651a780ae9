/// Writes the sections, each of which is a table with a few lines around it.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/AccuracyNotes.h"
#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/shared/SummaryText.h"
#include "runtime/report/formats/text/FunctionTable.h"
#include "runtime/report/formats/text/TextSections.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string header(const TextSource &source) {
  std::string text;
  for (const auto &[key, value] : summaryLines(source.profile, source.all, source.style.scales))
    text += fmt::format("{:<10}{}\n", key, elide(value, source.style.width - 10));
  return text;
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
    table.addRow({call.hasCalls ? formatCount(call.calls) : "-",
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
