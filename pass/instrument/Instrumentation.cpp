// Inserts the hooks into the functions of a module:
//
//   define ptr @copy(i64 %n) {           define ptr @copy(i64 %n) {
//     %buffer = alloca i64                 %buffer = alloca i64
//                                          %token = call ptr @vais_profiler_record_enter(
//                                              ptr @vais_profiler_function.copy)
//     %p = call ptr @malloc(i64 %n)        %p = call ptr @malloc(i64 %n)
//                                          call void @vais_profiler_record_malloc(ptr %p, i64 %n)
//                                          call void @vais_profiler_record_exit(ptr %token)
//     ret ptr %p                           ret ptr %p
//   }                                    }
//
// The order of insertion determines the order of hooks that meet at one place: a function is
// entered before it frees, it resumes before it is left, and a free is recorded before the exit of
// a tail call. Calls become invokes last, so that hooks after a call are placed where the invoke
// returns normally.

#include "pass/instrument/Instrumentation.h"

#include "pass/analysis/Endings.h"
#include "pass/analysis/Unwinds.h"
#include "pass/choice/SkipReasons.h"
#include "pass/hooks/HookBuilder.h"
#include "pass/instrument/AllocationHooks.h"
#include "pass/instrument/AllocationLines.h"
#include "pass/instrument/Descriptors.h"
#include "pass/instrument/HookPlaces.h"
#include "pass/instrument/PassedContexts.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

void recordInside(const FunctionPlan &plan, AllocationLines &lines, Descriptors &descriptors) {
  for (const AllocationSite &site : plan.allocationSites)
    if (site.leftOut.empty())
      recordAllocation(site, lines.descriptor(site, descriptors));
  for (const Ending &ending : plan.endings)
    recordEnding(ending);
}

void instrumentFunction(const FunctionPlan &plan, Descriptors &descriptors) {
  Function &function = *plan.function;
  AllocationLines lines(plan.allocationSites, function, function.getSubprogram());
  Constant *descriptor = descriptors.of(function, lines.only(), /*split=*/nullptr);

  HookBuilder entry = HookBuilder::atEntry(entryPlace(function));
  Value *token = entry.record(Hook::enter, {descriptor});
  token->setName("vais_profiler.token");

  recordInside(plan, lines, descriptors);
  for (Instruction *resume : plan.resumes)
    HookBuilder::after(*resume).record(Hook::resume, {descriptor, token});
  for (Instruction *exit : plan.exits)
    HookBuilder::before(exitPlace(*exit)).record(Hook::exit, {token});
  recordUnwinds(plan, token);
}

void instrumentSplit(SplitFunction &function, PassedContexts &contexts, Descriptors &descriptors) {
  const FunctionPlan &plan = *function.plan;
  AllocationLines lines(plan.allocationSites, *plan.function, function.body->getSubprogram());
  Constant *descriptor = descriptors.of(*plan.function, lines.only(), &function);
  recordInside(plan, lines, descriptors);
  contexts.connect(function, descriptor);
}

} // namespace

void instrument(Module &module, const ModulePlan &plan, const Options &options) {
  Descriptors descriptors(module);
  for (const FunctionPlan &function : plan.functions)
    if (function.leftAlone.empty())
      function.function->addFnAttr(kInstrumentedAttribute, kInstrumentedValue);
  PassedContexts contexts(module, plan, options);
  for (const FunctionPlan &function : plan.functions)
    if (function.leftAlone.empty() && !contexts.contains(*function.function))
      instrumentFunction(function, descriptors);
  for (SplitFunction &function : contexts.functions())
    instrumentSplit(function, contexts, descriptors);
  contexts.finish();
}

} // namespace vais_profiler
