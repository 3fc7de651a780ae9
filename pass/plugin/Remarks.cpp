// Reports a plan as remarks and as statistics:
//
//   remark: a.c:3:0: copy instrumented: 2 exits, 1 allocation site [-Rpass=vais-profiler]
//   remark: a.c:9:0: start not instrumented: naked [-Rpass-missed=vais-profiler]

#include "pass/plugin/Remarks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Statistic.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

#define DEBUG_TYPE "vais-profiler"

using namespace llvm;

namespace vais_profiler {
namespace {

// STATISTIC would count nothing if LLVM's headers consider this a release build, whereas clang
// writes tracked statistics (-save-stats) in every build.
TrackingStatistic functionsInstrumented{DEBUG_TYPE, "FunctionsInstrumented",
                                        "Functions instrumented"};
TrackingStatistic functionsLeftAlone{DEBUG_TYPE, "FunctionsLeftAlone", "Functions left alone"};
TrackingStatistic exits{DEBUG_TYPE, "Exits", "Exits of instrumented functions"};
TrackingStatistic resumePoints{DEBUG_TYPE, "ResumePoints", "Resume points"};
TrackingStatistic sitesRecorded{DEBUG_TYPE, "AllocationSitesRecorded", "Allocation sites recorded"};
TrackingStatistic sitesLeftOut{DEBUG_TYPE, "AllocationSitesLeftOut", "Allocation sites left out"};

unsigned countRecorded(const FunctionPlan &plan) {
  return count_if(plan.allocationSites,
                  [](const AllocationSite &site) { return site.leftOut.empty(); });
}

const char *plural(size_t count) { return count == 1 ? "" : "s"; }

void emitInstrumented(const FunctionPlan &plan, OptimizationRemarkEmitter &emitter) {
  emitter.emit([&] {
    const size_t sites = countRecorded(plan);
    return OptimizationRemark(DEBUG_TYPE, "Instrumented", plan.function)
           << ore::NV("Function", plan.function)
           << " instrumented: " << ore::NV("Exits", unsigned(plan.exits.size())) << " exit"
           << plural(plan.exits.size()) << ", " << ore::NV("AllocationSites", unsigned(sites))
           << " allocation site" << plural(sites);
  });
}

void emitLeftAlone(const FunctionPlan &plan, OptimizationRemarkEmitter &emitter) {
  emitter.emit([&] {
    return OptimizationRemarkMissed(DEBUG_TYPE, "NotInstrumented", plan.function)
           << ore::NV("Function", plan.function)
           << " not instrumented: " << ore::NV("Reason", plan.leftAlone);
  });
}

void emitLeftOut(const AllocationSite &site, OptimizationRemarkEmitter &emitter) {
  emitter.emit([&] {
    return OptimizationRemarkMissed(DEBUG_TYPE, "AllocationLeftOut", site.call)
           << "call of " << ore::NV("Allocator", site.allocator.name)
           << " left out: " << ore::NV("Reason", site.leftOut);
  });
}

} // namespace

void emitRemarks(const ModulePlan &plan) {
  for (const FunctionPlan &function : plan.functions) {
    OptimizationRemarkEmitter emitter(function.function);
    if (!function.leftAlone.empty()) {
      emitLeftAlone(function, emitter);
      continue;
    }
    emitInstrumented(function, emitter);
    for (const AllocationSite &site : function.allocationSites)
      if (!site.leftOut.empty())
        emitLeftOut(site, emitter);
  }
}

void addToStatistics(const ModulePlan &plan) {
  for (const FunctionPlan &function : plan.functions) {
    if (!function.leftAlone.empty()) {
      ++functionsLeftAlone;
      continue;
    }
    const unsigned recorded = countRecorded(function);
    ++functionsInstrumented;
    exits += function.exits.size();
    resumePoints += function.resumes.size();
    sitesRecorded += recorded;
    sitesLeftOut += function.allocationSites.size() - recorded;
  }
}

} // namespace vais_profiler
