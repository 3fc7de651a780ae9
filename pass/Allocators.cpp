// Finds the allocators that a module declares.

#include "Allocators.h"

#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

#include <string>

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr int None = Allocator::kNone; // NOLINT(readability-identifier-naming): word of the table

const Allocator kAllocators[] = {
#define VAIS_PROFILER_ALLOCATOR(name, operands, hook, block, size, count)                          \
  {name, operands, Hook::hook, block, size, count},
#include "Allocators.def"
};

} // namespace

Allocators::Allocators(const Module &module) {
  for (const Allocator &allocator : kAllocators)
    // A declaration with an asm label has \01 before its name.
    for (const std::string &name :
         {std::string(allocator.name), '\1' + std::string(allocator.name)})
      if (const Function *function = module.getFunction(name))
        if (function->isDeclarationForLinker())
          declared_[function] = &allocator;
}

const Allocator *Allocators::find(const CallBase &call) const {
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
  return callee ? declared_.lookup(callee) : nullptr;
}

} // namespace vais_profiler
