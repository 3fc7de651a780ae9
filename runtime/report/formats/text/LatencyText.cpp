/// Bars of a histogram stand for one group as recorded, or for 2, 4, 8 ... of them.

#include "runtime/report/formats/text/LatencyText.h"

#include "runtime/report/formats/shared/DurationText.h"
#include "runtime/report/formats/text/TextSections.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include "contracts/ProfileFormat.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr size_t kBarColumns = 32;

/// Durations from one on to another, and the calls that took so long.
struct Bar {
  double from, to;
  double calls = 0;
};

uint32_t recordedGroup(const DurationGroup &each) {
  return format::durationGroup(static_cast<uint64_t>(middleOf(each.group)));
}

double startOf(uint32_t bar, unsigned shift) {
  return static_cast<double>(format::shortestOf(bar << shift));
}

/// Returns bars without a gap, from the shortest call to the longest.
std::vector<Bar> barsOf(const Durations &durations, size_t most) {
  const uint32_t first = recordedGroup(durations.groups.front());
  const uint32_t last = recordedGroup(durations.groups.back());
  unsigned shift = 0;
  while (((last >> shift) - (first >> shift)) + 1 > std::max<size_t>(most, 1))
    ++shift;
  std::vector<Bar> bars;
  for (uint32_t bar = first >> shift; bar <= last >> shift; ++bar)
    bars.push_back({startOf(bar, shift), startOf(bar + 1, shift)});
  for (const DurationGroup &each : durations.groups)
    bars[(recordedGroup(each) >> shift) - (first >> shift)].calls += each.calls;
  return bars;
}

std::string headerText(const Profile &profile, const FunctionTotals &totals,
                       const Durations &durations, const ReportStyle &style) {
  const Function &function = profile.functions[totals.function];
  std::string text = printable(displayName(function));
  if (!function.file.empty())
    text += fmt::format(" ({}{})", printable(function.file),
                        function.line ? ":" + std::to_string(function.line) : "");
  text += "\n\n";
  const auto line = [&](const char *key, const std::string &value) {
    text += fmt::format("  {:<10}{}\n", key, value);
  };
  line("Calls", formatCount(totals.calls) +
                    (durations.isExact()
                         ? ", each of them timed"
                         : fmt::format(", {} of them timed", formatCount(totals.timedCalls))));
  line("Mean", style.scales.duration(durations.ns / durations.calls()));
  line("Longest", longestText(durations, style.scales));
  return text + '\n';
}

std::string quantileTable(const Durations &durations, const Scales &scales) {
  Table table({{"not above"}, {"at least"}, {"at most"}}, "part of the calls");
  const auto add = [&](const char *part, double share) {
    if (const auto quantile = quantileOf(durations, share))
      table.addRow({scales.duration(quantile->ns), scales.duration(quantile->low),
                    scales.duration(quantile->high)},
                   {part});
    else
      table.addRow({"-", "-", "-"}, {part});
  };
  add("50 %", 0.5);
  add("90 %", 0.9);
  add("95 %", 0.95);
  add("99 %", 0.99);
  add("99.9 %", 0.999);
  return table.render(kUnlimited, false) + '\n';
}

std::string barTable(const Durations &durations, const ReportStyle &style) {
  const std::vector<Bar> bars = barsOf(durations, style.rows);
  const double all = durations.calls();
  double most = 0, sum = 0;
  for (const Bar &bar : bars)
    most = std::max(most, bar.calls);
  Table table({{"from"}, {"to"}, {"calls"}, {"share"}, {"up to here"}}, "");
  for (const Bar &bar : bars) {
    sum += bar.calls;
    table.addRow({style.scales.duration(bar.from), style.scales.duration(bar.to),
                  formatCount(toInteger(bar.calls)), formatPercentage(percentage(bar.calls, all)),
                  formatPercentage(percentage(sum, all))},
                 {barText(percentage(bar.calls, most), kBarColumns)});
  }
  return table.render(style.width, false);
}

} // namespace

std::string latencyText(const Profile &profile, const FunctionTotals &function,
                        const ReportStyle &style) {
  const Durations &durations = profile.durations[function.function];
  return headerText(profile, function, durations, style) + quantileTable(durations, style.scales) +
         barTable(durations, style);
}

} // namespace vais::profiler
