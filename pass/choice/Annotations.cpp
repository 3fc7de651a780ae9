// Reads the table in which clang stores annotations:
//
//   @llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }]
//       [{ ptr, ptr, ptr, i32, ptr } { ptr @f, ptr @text, ptr @file, i32 3, ptr null }]

#include "pass/choice/Annotations.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

StringRef textOf(const Value *value) {
  const auto *variable = dyn_cast<GlobalVariable>(value->stripPointerCasts());
  if (!variable || !variable->hasInitializer())
    return "";
  const auto *characters = dyn_cast<ConstantDataSequential>(variable->getInitializer());
  return characters && characters->isCString() ? characters->getAsCString() : "";
}

} // namespace

Annotations::Annotations(const Module &module) {
  const GlobalVariable *table = module.getNamedGlobal("llvm.global.annotations");
  if (!table || !table->hasInitializer())
    return;
  for (const Use &entry : table->getInitializer()->operands())
    add(*entry);
}

void Annotations::add(const Value &entry) {
  const auto *fields = dyn_cast<ConstantStruct>(&entry);
  if (!fields || fields->getNumOperands() < 2)
    return;
  const auto *function = dyn_cast<Function>(fields->getOperand(0)->stripPointerCasts());
  if (!function)
    return;
  const StringRef text = textOf(fields->getOperand(1));
  if (text == "vais_profiler_never")
    never_.insert(function);
  else if (text == "vais_profiler_always")
    always_.insert(function);
}

} // namespace vais_profiler
