/// Writes a table for each kind of marker, and a curve for each counter.

#include "runtime/report/formats/text/TextSections.h"

#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr size_t kCounterCurveWidth = 24;

std::string numberText(double value) { return fmt::format("{:.6g}", value); }

/// Draws the last value in each of several equal parts of the time from the first to the last one,
/// starting from the smallest. A part without a value has that of the previous part.
std::string courseText(const Counter &counter) {
  const auto &timeline = counter.timeline;
  if (timeline.size() < 2)
    return "";
  const double start = timeline.front().startNs;
  const double length = timeline.back().endNs - start;
  std::vector<double> values(kCounterCurveWidth);
  double last = 0;
  size_t next = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const double until = start + length * static_cast<double>(i + 1) / kCounterCurveWidth;
    for (; next < timeline.size() && timeline[next].startNs < until; ++next)
      last = timeline[next].last - std::min(counter.least, 0.0);
    values[i] = last;
  }
  return curveText(values);
}

std::string counterSection(const TextSource &source) {
  const auto &counters = source.profile.markers.counters;
  if (counters.empty())
    return "";
  Table table({{"last"},
               {"least"},
               {"mean"},
               {"greatest"},
               {"times set"},
               {"course", Align::Left, kOrange}},
              "counter");
  for (size_t i = 0; i < std::min(counters.size(), source.style.rows); ++i) {
    const Counter &counter = counters[i];
    table.addRow({numberText(counter.last), numberText(counter.least), numberText(counter.mean()),
                  numberText(counter.most), formatCount(counter.values), courseText(counter)},
                 {printable(counter.name)});
  }
  return headingText(source, "Counters") +
         tableText(source, table, counters.size(), "counter", source.style.rows);
}

std::string timeText(const TextSource &source, const std::vector<double> &times, size_t which) {
  return times.empty() ? "" : source.style.scales.duration(times[which]);
}

std::string markSection(const TextSource &source) {
  const auto &marks = source.profile.markers.marks;
  if (marks.empty())
    return "";
  Table table({{"marks"}, {"first after"}, {"last after"}}, "mark");
  for (size_t i = 0; i < std::min(marks.size(), source.style.rows); ++i) {
    const Mark &mark = marks[i];
    const bool isComplete = mark.timesNs.size() == mark.count;
    table.addRow({formatCount(mark.count), timeText(source, mark.timesNs, 0),
                  isComplete ? timeText(source, mark.timesNs, mark.timesNs.size() - 1) : ""},
                 {printable(mark.name)});
  }
  return headingText(source, "Marks") +
         tableText(source, table, marks.size(), "mark", source.style.rows);
}

std::string phaseSection(const TextSource &source) {
  const auto &phases = source.profile.markers.phases;
  if (phases.empty())
    return "";
  double all = 0;
  for (const Phase &phase : phases)
    all += phase.durationNs;
  Table table({{"duration"}, {"begun"}, {"share"}, {"", Align::Left, kOrange}}, "phase");
  for (size_t i = 0; i < std::min(phases.size(), source.style.rows); ++i) {
    const double share = percentage(phases[i].durationNs, all);
    table.addRow({source.style.scales.duration(phases[i].durationNs), formatCount(phases[i].begun),
                  formatPercentage(share), barText(share)},
                 {printable(phases[i].name)});
  }
  return headingText(source, "Phases") +
         tableText(source, table, phases.size(), "phase", source.style.rows);
}

} // namespace

std::string markerSections(const TextSource &source) {
  return phaseSection(source) + counterSection(source) + markSection(source);
}

} // namespace vais::profiler
