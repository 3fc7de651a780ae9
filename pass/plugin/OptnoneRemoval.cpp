// Removes optnone, and the noinline that optnone requires, from a module whose functions are all
// optnone:
//
//   define void @f() noinline optnone        define void @f()
//
// If only some functions are optnone, their author intended it, and the module stays as it is.

#include "pass/plugin/OptnoneRemoval.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

bool wasMadeWithoutOptimisation(const Module &module) {
  return all_of(module, [](const Function &function) {
    return function.isDeclaration() || function.hasFnAttribute(Attribute::OptimizeNone);
  });
}

} // namespace

PreservedAnalyses OptnoneRemoval::run(Module &module, ModuleAnalysisManager &) {
  if (!wasMadeWithoutOptimisation(module))
    return PreservedAnalyses::all();
  for (Function &function : module) {
    function.removeFnAttr(Attribute::OptimizeNone);
    function.removeFnAttr(Attribute::NoInline);
  }
  return PreservedAnalyses::none();
}

} // namespace vais_profiler
