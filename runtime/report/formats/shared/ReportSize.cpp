/// Adds up lengths before anything is written.

#include "runtime/report/formats/shared/ReportSize.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/model/Reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace vais::profiler {
namespace {

/// Returns the length in bytes of each function's name, in whichever form is longer.
std::vector<uint64_t> nameLengths(const Profile &profile) {
  const std::vector<std::string> names = displayNames(profile);
  std::vector<uint64_t> lengths;
  for (size_t i = 0; i < names.size(); ++i)
    lengths.push_back(std::max(names[i].size(), profile.functions[i].name.size()));
  return lengths;
}

bool isWritten(const Context &context, Repeats repeats) {
  return repeats == Repeats::Paths || (repeats == Repeats::AllocatingPaths &&
                                       (context.allocations || context.failedAllocations));
}

/// Returns the bytes that names take where they are repeated.
uint64_t repeatedBytes(const Profile &profile, const std::vector<uint64_t> &names,
                       Repeats repeats) {
  const auto nameOf = [&](Index context) {
    const Index function = profile.contexts[context].function;
    return function == kNone ? 0 : names[function];
  };
  uint64_t sum = 0;
  for (const Edge &edge : profile.edges)
    sum += nameOf(edge.from) + nameOf(edge.to);
  for (const AllocationSite &site : profile.sites)
    sum += nameOf(site.context);
  std::vector<uint64_t> paths(profile.contexts.size());
  for (size_t i = 1; i < paths.size(); ++i) {
    const Context &context = profile.contexts[i];
    paths[i] = nameOf(static_cast<Index>(i)) + 1;
    if (context.parent != kNone)
      paths[i] += paths[context.parent];
    if (isWritten(context, repeats))
      sum += paths[i];
  }
  return sum;
}

} // namespace

void requireModestReport(const Profile &profile, Repeats repeats) {
  constexpr uint64_t kMiB = uint64_t(1) << 20, kAlways = 64 * kMiB, kPerByte = 8;
  const std::vector<uint64_t> names = nameLengths(profile);
  uint64_t held = profile.contexts.size() * sizeof(Context) + profile.edges.size() * sizeof(Edge);
  for (const uint64_t length : names)
    held += length;
  const uint64_t most = kAlways + kPerByte * held;
  const uint64_t bytes = repeatedBytes(profile, names, repeats);
  if (bytes > most)
    throw ProfileError(fmt::format("report: expected names and paths of at most {} MiB for a "
                                   "profile of that size, found {} MiB",
                                   most / kMiB, bytes / kMiB));
}

} // namespace vais::profiler
