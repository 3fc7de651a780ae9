/// Writes totals, the functions by bytes, and then the contexts that have the most of each kind,
/// with their call paths and, if known, lines.

#include "runtime/report/formats/text/TextSections.h"

#include "runtime/report/text/Units.h"
#include "runtime/report/totals/AllocatingLines.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr size_t kPathLength = 4;
constexpr size_t kMemoryCurveWidth = 48;

/// Returns "12.3 MiB", or "12.3 MiB ± 1.2 MiB" for an estimate.
std::string withError(double value, double error) {
  const std::string text = formatBytes(value);
  return error >= 0.5 ? text + " ± " + formatBytes(error) : text;
}

std::string totalsText(const TextSource &source, const MemoryCounts &all) {
  std::string text = fmt::format("  {} of {}, {}", formatNumberOf(all.allocations, "allocation"),
                                 formatBytes(static_cast<double>(all.allocatedBytes)),
                                 formatNumberOf(all.deallocations, "free"));
  if (all.failedAllocations > 0)
    text += fmt::format(", {} failed", formatCount(all.failedAllocations));
  if (all.unseenFrees > 0)
    text += fmt::format(", {} of blocks from elsewhere", formatCount(all.unseenFrees));
  text += '\n';
  const Profile &profile = source.profile;
  const Estimate &peak = profile.memory.peakBytes;
  text += "  peak " + withError(peak.value, bytesError(profile, peak, all));
  if (profile.programs.size() == 1 && profile.memory.peakNs > 0)
    text += " after " + formatDuration(profile.memory.peakNs);
  text += fmt::format(", {}: {}\n", knowsLeaks(profile) ? "never freed" : "live",
                      withError(all.liveBytes.value, bytesError(profile, all.liveBytes, all)));
  return text;
}

/// Returns the highest number of bytes in each of several equal parts of the time from the start to
/// the last change. A part without a change has that of the previous part.
std::vector<double> curveOf(const std::vector<TimelineInterval> &timeline) {
  std::vector<double> values(kMemoryCurveWidth);
  const double end = timeline.back().endNs;
  double last = 0;
  size_t next = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    values[i] = last;
    const double until = end * static_cast<double>(i + 1) / kMemoryCurveWidth;
    for (; next < timeline.size() && timeline[next].startNs < until; ++next) {
      values[i] = std::max(values[i], timeline[next].highestBytes);
      last = timeline[next].lastBytes;
    }
  }
  return values;
}

std::string timelineText(const TextSource &source) {
  const std::vector<TimelineInterval> &timeline = source.profile.memory.timeline;
  if (timeline.size() < 2)
    return "";
  return fmt::format("  live {} {}\n", curveText(curveOf(timeline)),
                     formatDuration(timeline.back().endNs));
}

std::string sizesText(const TextSource &source) {
  const SizeGroups sizes = sizesByFunction(source.profile).back();
  const auto isUsed = [](double blocks) { return blocks >= 0.5; };
  const auto first = std::find_if(sizes.begin(), sizes.end(), isUsed);
  const auto last = std::find_if(sizes.rbegin(), sizes.rend(), isUsed).base();
  if (last - first < 2)
    return "";
  const auto least = [](long group) { return group ? std::ldexp(1.0, int(group) - 1) : 0.0; };
  return fmt::format("  sizes {} {} to {}\n", curveText({first, last}),
                     formatBytes(least(first - sizes.begin())),
                     formatBytes(least(last - sizes.begin())));
}

using Lines = std::vector<AllocatingLine>;

/// A line and its value.
struct Ranked {
  const AllocatingLine *line;
  double value;
};

/// Returns the lines that have the most, in descending order.
template <class ValueOf> std::vector<Ranked> rank(const Lines &lines, ValueOf valueOf) {
  std::vector<Ranked> ranked;
  for (const AllocatingLine &line : lines)
    if (const double value = valueOf(line); value >= 0.5)
      ranked.push_back({&line, value});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked &a, const Ranked &b) { return a.value > b.value; });
  return ranked;
}

std::string withPlace(std::string name, const AllocatingLine &line) {
  if (line.line != 0)
    name += ' ' + shortPlace(line);
  return name;
}

std::vector<std::string> pathNames(const TextSource &source, const AllocatingLine &line) {
  const std::vector<Index> path = pathTo(source.profile, line.context);
  std::vector<std::string> names;
  if (path.size() > kPathLength)
    names.push_back("…");
  for (size_t i = path.size() - std::min(path.size(), kPathLength); i < path.size(); ++i)
    names.push_back(source.name(path[i]));
  if (names.empty())
    names.push_back(source.name(kNone));
  names.back() = withPlace(names.back(), line);
  return names;
}

/// A table of lines by bytes, which are estimates if blocks are sampled.
std::string bytesTable(const TextSource &source, const Lines &lines, const char *title,
                       Estimate MemoryCounts::*bytes, double total) {
  const auto ranked = rank(lines, [&](const AllocatingLine &line) { return (line.*bytes).value; });
  if (ranked.empty())
    return "";
  Table table({{title}, {"± 95 %"}, {"share"}, {"", Align::Left, kOrange}}, "context");
  for (size_t i = 0; i < std::min(ranked.size(), source.style.contextRows); ++i) {
    const Ranked &each = ranked[i];
    const double error = bytesError(source.profile, each.line->*bytes, *each.line);
    const double share = percentage(each.value, total);
    const Scales &scales = source.style.scales;
    table.addRow({scales.size(each.value), error >= 0.5 ? scales.size(error) : "",
                  formatPercentage(share), barText(share)},
                 pathNames(source, *each.line));
  }
  return '\n' + tableText(source, table, ranked.size(), "context", source.style.contextRows);
}

/// A table of lines by a number of blocks and its share of `whole`, which is titled `shareTitle`.
template <class ValueOf, class Whole>
std::string countTable(const TextSource &source, const Lines &lines, const char *title,
                       ValueOf valueOf, const char *shareTitle, Whole whole) {
  const auto ranked = rank(lines, valueOf);
  if (ranked.empty())
    return "";
  Table table({{title}, {shareTitle}, {"", Align::Left, kOrange}}, "context");
  for (size_t i = 0; i < std::min(ranked.size(), source.style.contextRows); ++i) {
    const Ranked &each = ranked[i];
    const double share = percentage(each.value, whole(*each.line));
    table.addRow({formatCount(toInteger(each.value)), formatPercentage(share), barText(share)},
                 pathNames(source, *each.line));
  }
  return '\n' + tableText(source, table, ranked.size(), "context", source.style.contextRows);
}

std::string functionTable(const TextSource &source) {
  std::vector<FunctionTotals> functions;
  for (const FunctionTotals &totals : source.functions)
    if (totals.allocations > 0 || totals.deallocations > 0)
      functions.push_back(totals);
  if (functions.empty())
    return "";
  std::stable_sort(functions.begin(), functions.end(), [](const auto &a, const auto &b) {
    return std::pair(a.allocatedBytes, a.allocations) > std::pair(b.allocatedBytes, b.allocations);
  });
  Table table({{"bytes"},
               {"allocations"},
               {"mean"},
               {"lifetime"},
               {"frees"},
               {"share"},
               {"", Align::Left, kOrange}},
              "function");
  for (size_t i = 0; i < std::min(functions.size(), source.style.rows); ++i) {
    const FunctionTotals &totals = functions[i];
    const auto bytes = static_cast<double>(totals.allocatedBytes);
    const double share = percentage(bytes, static_cast<double>(source.all.allocatedBytes));
    const bool allocates = totals.allocations > 0;
    table.addRow(
        {allocates ? source.style.scales.size(bytes) : "",
         allocates ? formatCount(totals.allocations) : "",
         allocates ? formatBytes(bytes / static_cast<double>(totals.allocations)) : "",
         totals.ended > 0 ? source.style.scales.duration(meanOf(totals.lifetimeNs, totals)) : "",
         totals.deallocations ? formatCount(totals.deallocations) : "",
         allocates ? formatPercentage(share) : "", barText(share)},
        {source.name(totals.function)});
  }
  return '\n' + tableText(source, table, functions.size(), "function", source.style.rows);
}

/// A table of lines by bytes, over all paths to each, if any lines are known.
std::string siteTable(const TextSource &source) {
  if (source.profile.sites.empty())
    return "";
  const Lines lines = allocatingLines(source.profile);
  Table table({{"bytes"}, {"allocations"}, {"mean"}, {"share"}, {"", Align::Left, kOrange}},
              "site");
  for (size_t i = 0; i < std::min(lines.size(), source.style.rows); ++i) {
    const AllocatingLine &line = lines[i];
    if (line.allocations == 0)
      break;
    const auto bytes = static_cast<double>(line.allocatedBytes);
    const double share = percentage(bytes, static_cast<double>(source.all.allocatedBytes));
    table.addRow({source.style.scales.size(bytes), formatCount(line.allocations),
                  formatBytes(bytes / static_cast<double>(line.allocations)),
                  formatPercentage(share), barText(share)},
                 {withPlace(source.name(line.function), line)});
  }
  return '\n' + tableText(source, table, lines.size(), "site", source.style.rows);
}

} // namespace

std::string memorySection(const TextSource &source) {
  std::string text = headingText(source, "Memory profile");
  const Profile &profile = source.profile;
  if (!profile.phase.empty())
    return text + "  not told apart by phases\n";
  if (profile.memoryMode == MemoryMode::None)
    return text + "  not recorded (memory=none)\n";
  const MemoryCounts all = allMemory(profile);
  text += totalsText(source, all);
  if (all.allocations == 0 && all.deallocations == 0)
    return text;
  text += timelineText(source) + sizesText(source) + functionTable(source) + siteTable(source);
  const Lines lines = linesByContext(profile);
  const auto allocations = [](const MemoryCounts &counts) {
    return static_cast<double>(counts.allocations);
  };
  text += countTable(source, lines, "allocations", allocations, "share",
                     [&](const MemoryCounts &) { return allocations(all); });
  text += bytesTable(source, lines, "at peak", &MemoryCounts::bytesAtPeak, all.bytesAtPeak.value);
  text += bytesTable(source, lines, knowsLeaks(profile) ? "never freed" : "live",
                     &MemoryCounts::liveBytes, all.liveBytes.value);
  const auto temporary = [](const MemoryCounts &counts) { return counts.temporary.value; };
  return text + countTable(source, lines, "temporary", temporary, "of its own", allocations);
}

} // namespace vais::profiler
