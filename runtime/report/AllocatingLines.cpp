/// A context's own counts less those of its sites are what is left for lines that are not known.

#include "AllocatingLines.h"

#include "Names.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vais::profiler {
namespace {

void subtract(Estimate &from, const Estimate &part) {
  from.value = std::max(from.value - part.value, 0.0);
  from.variance = std::max(from.variance - part.variance, 0.0);
}

void subtract(AllocatingLine &from, const MemoryCounts &part) {
  from.allocations -= std::min(part.allocations, from.allocations);
  from.allocatedBytes -= std::min(part.allocatedBytes, from.allocatedBytes);
  from.failedAllocations -= std::min(part.failedAllocations, from.failedAllocations);
  from.reallocations -= std::min(part.reallocations, from.reallocations);
  from.missedFrees -= std::min(part.missedFrees, from.missedFrees);
  subtract(from.live, part.live);
  subtract(from.liveBytes, part.liveBytes);
  subtract(from.atPeak, part.atPeak);
  subtract(from.bytesAtPeak, part.bytesAtPeak);
  subtract(from.temporary, part.temporary);
  from.ended = std::max(from.ended - part.ended, 0.0);
  from.lifetimeNs = std::max(from.lifetimeNs - part.lifetimeNs, 0.0);
  from.lifetimeCalls = std::max(from.lifetimeCalls - part.lifetimeCalls, 0.0);
}

AllocatingLine lineOf(const Snapshot &snapshot, const MemoryCounts &counts, Index context,
                      Index sizes) {
  AllocatingLine line;
  static_cast<MemoryCounts &>(line) = counts;
  line.deallocations = line.unseenFrees = 0;
  line.function = snapshot.contexts[context].function;
  line.context = context;
  if (sizes != kNone)
    line.sizes = snapshot.sizes[sizes];
  return line;
}

bool allocated(const MemoryCounts &counts) {
  return counts.allocations > 0 || counts.failedAllocations > 0;
}

} // namespace

std::vector<AllocatingLine> linesByContext(const Snapshot &snapshot) {
  std::vector<AllocatingLine> lines;
  std::vector<AllocatingLine> rests(snapshot.contexts.size());
  for (size_t i = 0; i < rests.size(); ++i)
    if (const Context &context = snapshot.contexts[i]; allocated(context))
      rests[i] = lineOf(snapshot, context, static_cast<Index>(i), context.sizes);
  for (const AllocationSite &site : snapshot.sites) {
    AllocatingLine line = lineOf(snapshot, site, site.context, site.sizes);
    line.file = site.file;
    line.line = site.line;
    AllocatingLine &rest = rests[site.context];
    subtract(rest, site);
    for (size_t i = 0; i < line.sizes.size(); ++i)
      rest.sizes[i] = std::max(rest.sizes[i] - line.sizes[i], 0.0);
    lines.push_back(std::move(line));
  }
  for (AllocatingLine &rest : rests)
    if (allocated(rest))
      lines.push_back(std::move(rest));
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto &a, const auto &b) { return a.context < b.context; });
  return lines;
}

std::vector<AllocatingLine> allocatingLines(const Snapshot &snapshot) {
  std::map<std::tuple<Index, std::string, uint32_t>, size_t> known;
  std::vector<AllocatingLine> sums;
  for (AllocatingLine &line : linesByContext(snapshot)) {
    const auto [place, isNew] =
        known.emplace(std::tuple(line.function, line.file, line.line), sums.size());
    if (isNew) {
      line.context = kNone;
      sums.push_back(std::move(line));
      continue;
    }
    AllocatingLine &sum = sums[place->second];
    sum.addMemory(line);
    for (size_t i = 0; i < sum.sizes.size(); ++i)
      sum.sizes[i] += line.sizes[i];
  }
  std::stable_sort(sums.begin(), sums.end(), [](const auto &a, const auto &b) {
    return std::pair(a.allocatedBytes, a.allocations) > std::pair(b.allocatedBytes, b.allocations);
  });
  return sums;
}

std::string shortPlace(const AllocatingLine &line) {
  if (line.line == 0)
    return "";
  return printable(line.file.substr(line.file.rfind('/') + 1)) + ':' + std::to_string(line.line);
}

} // namespace vais::profiler
