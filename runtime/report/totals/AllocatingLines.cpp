/// A context's own counts less those of its sites belong to unknown lines.

#include "runtime/report/totals/AllocatingLines.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vais::profiler {
namespace {

void subtract(Estimate &from, const Estimate &part) {
  from.value = std::max(from.value - part.value, 0.0);
  from.variance = std::max(from.variance - part.variance, 0.0);
}

void subtract(AllocatingLine &from, const AllocatingLine &part) {
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
  for (size_t i = 0; i < part.sizes.size(); ++i)
    from.sizes[i] = std::max(from.sizes[i] - part.sizes[i], 0.0);
}

AllocatingLine lineOf(const Profile &profile, const MemoryCounts &counts, Index context,
                      Index sizes) {
  AllocatingLine line;
  static_cast<MemoryCounts &>(line) = counts;
  line.deallocations = line.unseenFrees = 0;
  line.function = profile.contexts[context].function;
  line.context = context;
  if (sizes != kNone)
    line.sizes = profile.sizes[sizes];
  return line;
}

AllocatingLine lineOf(const Profile &profile, const AllocationSite &site) {
  AllocatingLine line = lineOf(profile, site, site.context, site.sizes);
  line.file = site.file;
  line.line = site.line;
  return line;
}

std::vector<const AllocationSite *> sitesByContext(const Profile &profile) {
  std::vector<const AllocationSite *> sites;
  for (const AllocationSite &site : profile.sites)
    sites.push_back(&site);
  std::stable_sort(sites.begin(), sites.end(),
                   [](auto *a, auto *b) { return a->context < b->context; });
  return sites;
}

bool allocated(const MemoryCounts &counts) {
  return counts.allocations > 0 || counts.failedAllocations > 0;
}

/// Calls `visit(line)` for each line, in the order of linesByContext().
template <class Visit> void forEachLine(const Profile &profile, Visit visit) {
  const std::vector<const AllocationSite *> sites = sitesByContext(profile);
  auto site = sites.begin();
  for (size_t i = 0; i < profile.contexts.size(); ++i) {
    const Context &context = profile.contexts[i];
    if (!allocated(context))
      continue;
    AllocatingLine rest = lineOf(profile, context, static_cast<Index>(i), context.sizes);
    for (; site != sites.end() && (*site)->context <= i; ++site)
      if ((*site)->context == i) {
        const AllocatingLine line = lineOf(profile, **site);
        subtract(rest, line);
        visit(line);
      }
    if (allocated(rest))
      visit(rest);
  }
}

} // namespace

std::vector<AllocatingLine> linesByContext(const Profile &profile) {
  std::vector<AllocatingLine> lines;
  forEachLine(profile, [&](const AllocatingLine &line) { lines.push_back(line); });
  return lines;
}

std::vector<AllocatingLine> allocatingLines(const Profile &profile) {
  std::map<std::tuple<Index, std::string, uint32_t>, size_t> known;
  std::vector<AllocatingLine> sums;
  forEachLine(profile, [&](const AllocatingLine &line) {
    const auto [place, isNew] =
        known.emplace(std::tuple(line.function, line.file, line.line), sums.size());
    if (isNew) {
      sums.push_back(line);
      sums.back().context = kNone;
      return;
    }
    AllocatingLine &sum = sums[place->second];
    sum.addMemory(line);
    for (size_t i = 0; i < sum.sizes.size(); ++i)
      sum.sizes[i] += line.sizes[i];
  });
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
