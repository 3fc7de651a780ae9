/// Writes one line for logs.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "runtime/report/totals/Totals.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string hottest(const Profile &profile, const FunctionTotals &function,
                    const FunctionTotals &all) {
  const std::string name = displayName(profile.functions[function.function]);
  if (!profile.hasTimes() && all.samples == 0)
    return fmt::format("most called {} ({} calls)", name, formatCount(function.calls));
  return fmt::format(
      "hottest {} ({})", name,
      formatPercentage(percentage(heatOf(profile, function, all), heatOf(profile, all, all))));
}

std::string memory(const Profile &profile) {
  const auto bytes = static_cast<double>(allMemory(profile).allocatedBytes);
  const std::string text = formatBytes(bytes) + " allocated";
  return profile.memoryMode == MemoryMode::None
             ? text
             : fmt::format("{} (peak {})", text, formatBytes(profile.memory.peakBytes.value));
}

} // namespace

std::string compactReport(const Profile &profile) {
  const std::vector<FunctionTotals> functions = functionTotals(profile);
  const FunctionTotals all = sumOf(functions);
  uint64_t edges = 0;
  for (const CallTotals &call : callTotals(profile))
    edges += call.caller != kNone;

  std::string line = fmt::format("{}, {}, {}, {}, {}", formatDuration(profile.durationNs),
                                 formatNumberOf(all.calls, "call"),
                                 formatNumberOf(samplesOf(profile, all), "sample"), memory(profile),
                                 formatNumberOf(edges, "edge"));
  if (!functions.empty())
    line += ", " + hottest(profile, functions[0], all);
  return line + '\n';
}

} // namespace vais::profiler
