/// One line for logs.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "runtime/report/totals/Totals.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string hottest(const Snapshot &snapshot, const FunctionTotals &function,
                    const FunctionTotals &all) {
  const std::string name = displayName(snapshot.functions[function.function]);
  if (snapshot.timeMode == TimeMode::None && all.samples == 0)
    return fmt::format("most called {} ({} calls)", name, formatCount(function.calls));
  return fmt::format(
      "hottest {} ({})", name,
      formatPercentage(percentage(heatOf(snapshot, function, all), heatOf(snapshot, all, all))));
}

std::string memory(const Snapshot &snapshot) {
  const auto bytes = static_cast<double>(allMemory(snapshot).allocatedBytes);
  const std::string text = formatBytes(bytes) + " allocated";
  return snapshot.memoryMode == MemoryMode::None
             ? text
             : fmt::format("{} (peak {})", text, formatBytes(snapshot.memory.peakBytes.value));
}

} // namespace

std::string compactReport(const Snapshot &snapshot) {
  const std::vector<FunctionTotals> functions = functionTotals(snapshot);
  const FunctionTotals all = sumOf(functions);
  uint64_t edges = 0;
  for (const CallTotals &call : callTotals(snapshot))
    edges += call.caller != kNone;

  std::string line = fmt::format("{}, {}, {}, {}, {}", formatDuration(snapshot.durationNs),
                                 formatNumberOf(all.calls, "call"),
                                 formatNumberOf(samplesOf(snapshot, all), "sample"),
                                 memory(snapshot), formatNumberOf(edges, "edge"));
  if (!functions.empty())
    line += ", " + hottest(snapshot, functions[0], all);
  return line + '\n';
}

} // namespace vais::profiler
