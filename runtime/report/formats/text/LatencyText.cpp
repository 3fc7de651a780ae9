/// A histogram, and what share of the calls took how long.

#include "runtime/report/formats/text/LatencyText.h"

#include "runtime/report/formats/shared/DurationBars.h"
#include "runtime/report/formats/shared/DurationText.h"
#include "runtime/report/formats/text/TextSections.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr size_t kBarColumns = 32;

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
  const std::vector<DurationBar> bars = barsOf(durations, style.rows);
  const double all = durations.calls();
  double most = 0, sum = 0;
  for (const DurationBar &bar : bars)
    most = std::max(most, bar.calls);
  Table table({{"from"}, {"to"}, {"calls"}, {"share"}, {"up to here"}}, "");
  for (const DurationBar &bar : bars) {
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
