// Prints a plan, one line per function and one per allocation site:
//
//   copy: instrumented, 2 exits, 0 resume points, 1 allocation site
//     malloc -> vais_profiler_record_malloc
//     free: left out: operands: expected 1, found 2
//   start: not instrumented: naked

#include "pass/plugin/PrintPlan.h"

#include "pass/plan/SymbolName.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace vais_profiler {
namespace {

void printCount(size_t count, const char *noun, raw_ostream &stream) {
  stream << ", " << count << ' ' << noun << (count == 1 ? "" : "s");
}

void printSite(const AllocationSite &site, raw_ostream &stream) {
  stream << "  " << site.allocator.name;
  if (site.leftOut.empty())
    stream << " -> " << hookName(site.allocator.hook) << '\n';
  else
    stream << ": left out: " << site.leftOut << '\n';
}

void printFunction(const FunctionPlan &plan, raw_ostream &stream) {
  stream << symbolName(*plan.function);
  if (!plan.leftAlone.empty()) {
    stream << ": not instrumented: " << plan.leftAlone << '\n';
    return;
  }
  const size_t recorded = count_if(plan.allocationSites,
                                   [](const AllocationSite &site) { return site.leftOut.empty(); });
  stream << ": instrumented";
  printCount(plan.exits.size(), "exit", stream);
  printCount(plan.resumes.size(), "resume point", stream);
  printCount(recorded, "allocation site", stream);
  if (const size_t unwinds = plan.unwindingCalls.size() + plan.passedPads.size())
    printCount(unwinds, "unwind", stream);
  stream << '\n';
  for (const AllocationSite &site : plan.allocationSites)
    printSite(site, stream);
}

} // namespace

void printPlan(const ModulePlan &plan, raw_ostream &stream) {
  for (const FunctionPlan &function : plan.functions)
    printFunction(function, stream);
}

} // namespace vais_profiler
