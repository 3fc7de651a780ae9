// Calls on the same line share one descriptor.

#include "pass/instrument/AllocationLines.h"

#include "pass/plan/SourcePath.h"

#include "llvm/IR/Constant.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace vais_profiler {
namespace {

bool isRecordedAllocation(const AllocationSite &site) {
  return site.leftOut.empty() && site.allocator.hook != Hook::free;
}

/// Returns the location of the call, or null if it is unknown.
const DILocation *locationOf(const AllocationSite &site) {
  const DILocation *location = site.call->getDebugLoc();
  return location && location->getLine() != 0 ? location : nullptr;
}

std::pair<std::string, unsigned> lineOf(const DILocation &location) {
  return {sourcePath(*location.getScope()), location.getLine()};
}

} // namespace

AllocationLines::AllocationLines(const std::vector<AllocationSite> &sites, Function &function,
                                 const DISubprogram *subprogram)
    : function_(function), isKnown_(subprogram != nullptr) {
  if (!subprogram)
    return;
  bool isElsewhere = false;
  for (const AllocationSite &site : sites) {
    if (!isRecordedAllocation(site))
      continue;
    const DILocation *location = locationOf(site);
    if (location)
      descriptors_.emplace(lineOf(*location), nullptr);
    isElsewhere |= !location || sourcePath(*location->getScope()) != sourcePath(*subprogram);
  }
  if (descriptors_.size() == 1 && !isElsewhere)
    only_ = descriptors_.begin()->first.second;
}

Constant *AllocationLines::descriptor(const AllocationSite &site, Descriptors &descriptors) {
  const DILocation *location = locationOf(site);
  if (only_ || !location || !isKnown_ || !isRecordedAllocation(site))
    return nullptr;
  Constant *&known = descriptors_[lineOf(*location)];
  if (!known)
    known = descriptors.ofSite(function_, *location);
  return known;
}

} // namespace vais_profiler
