/// Determines to whom memory is charged.

#include "runtime/report/transform/Attribution.h"

#include "runtime/report/names/VaisNames.h"
#include "runtime/report/transform/Filter.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool isHelper(const Profile &profile, const Context &context) {
  if (context.function == kNone)
    return false;
  return vaisPartOf(profile.functions[context.function]) != VaisPart::Program;
}

/// Returns the nearest context above that is neither a helper nor uninstrumented code, or kNone if
/// there is none.
Index callerOf(const Profile &profile, Index helper) {
  for (Index i = profile.contexts[helper].parent; i != kNone; i = profile.contexts[i].parent)
    if (!isHelper(profile, profile.contexts[i]))
      return profile.contexts[i].function == kNone ? kNone : i;
  return kNone;
}

void moveSizes(Profile &profile, Context &from, Context &to) {
  if (from.sizes == kNone)
    return;
  if (to.sizes == kNone) {
    std::swap(from.sizes, to.sizes);
    return;
  }
  SizeGroups &sum = profile.sizes[to.sizes];
  SizeGroups &moved = profile.sizes[from.sizes];
  for (size_t i = 0; i < sum.size(); ++i)
    sum[i] += moved[i];
  moved = {};
}

} // namespace

void chargeMemoryToCallers(Profile &profile) {
  std::vector<bool> isMoved(profile.contexts.size());
  for (size_t i = 0; i < profile.contexts.size(); ++i) {
    Context &helper = profile.contexts[i];
    const Index caller =
        isHelper(profile, helper) ? callerOf(profile, static_cast<Index>(i)) : kNone;
    if (caller == kNone)
      continue;
    isMoved[i] = true;
    Context &to = profile.contexts[caller];
    to.addMemory(helper);
    static_cast<MemoryCounts &>(helper) = MemoryCounts();
    moveSizes(profile, helper, to);
  }
  // The lines of a helper are not lines of its caller.
  auto &sites = profile.sites;
  sites.erase(std::remove_if(sites.begin(), sites.end(),
                             [&](const AllocationSite &site) { return isMoved[site.context]; }),
              sites.end());
}

Profile foldHelpers(const Profile &profile) {
  Filter filter;
  filter.hide = [](const Function &function) { return vaisPartOf(function) != VaisPart::Program; };
  return matchesAny(profile, filter.hide) ? filterProfile(profile, filter) : profile;
}

} // namespace vais::profiler
