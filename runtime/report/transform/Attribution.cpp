/// Whom memory is charged to.

#include "runtime/report/transform/Attribution.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool isHelper(const Snapshot &snapshot, const Context &context) {
  if (context.function == kNone)
    return false;
  const Function &function = snapshot.functions[context.function];
  return function.isHostRuntime || function.name.rfind("__vais_", 0) == 0;
}

/// The nearest context above that is no helper and no uninstrumented code; kNone when there is
/// none.
Index callerOf(const Snapshot &snapshot, Index helper) {
  for (Index i = snapshot.contexts[helper].parent; i != kNone; i = snapshot.contexts[i].parent)
    if (!isHelper(snapshot, snapshot.contexts[i]))
      return snapshot.contexts[i].function == kNone ? kNone : i;
  return kNone;
}

void moveSizes(Snapshot &snapshot, Context &from, Context &to) {
  if (from.sizes == kNone)
    return;
  if (to.sizes == kNone) {
    std::swap(from.sizes, to.sizes);
    return;
  }
  SizeGroups &sum = snapshot.sizes[to.sizes];
  SizeGroups &moved = snapshot.sizes[from.sizes];
  for (size_t i = 0; i < sum.size(); ++i)
    sum[i] += moved[i];
  moved = {};
}

} // namespace

void chargeMemoryToCallers(Snapshot &snapshot) {
  std::vector<bool> isMoved(snapshot.contexts.size());
  for (size_t i = 0; i < snapshot.contexts.size(); ++i) {
    Context &helper = snapshot.contexts[i];
    const Index caller =
        isHelper(snapshot, helper) ? callerOf(snapshot, static_cast<Index>(i)) : kNone;
    if (caller == kNone)
      continue;
    isMoved[i] = true;
    Context &to = snapshot.contexts[caller];
    to.addMemory(helper);
    static_cast<MemoryCounts &>(helper) = MemoryCounts();
    moveSizes(snapshot, helper, to);
  }
  // A helper's lines are none of its caller's.
  auto &sites = snapshot.sites;
  sites.erase(std::remove_if(sites.begin(), sites.end(),
                             [&](const AllocationSite &site) { return isMoved[site.context]; }),
              sites.end());
}

} // namespace vais::profiler
