// Finds the allocators of a module.

#include "pass/analysis/Allocators.h"

#include "pass/analysis/AllocatorAttributes.h"
#include "pass/analysis/AllocatorList.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr int None = Allocator::kNone; // NOLINT(readability-identifier-naming): word of the table

const std::vector<Allocator> &knownAllocators() {
  static const std::vector<Allocator> allocators = {
#define VAIS_PROFILER_ALLOCATOR(name, operands, hook, block, size, count)                          \
  {name, Operands::Exactly, operands, Hook::hook, block, size, count},
#define VAIS_PROFILER_VARIADIC_ALLOCATOR(name, operands, hook, block, size, count)                 \
  {name, Operands::AtLeast, operands, Hook::hook, block, size, count},
#include "pass/analysis/Allocators.def"
  };
  return allocators;
}

/// Returns the values named `name`. The name of a declaration with an asm label starts with \01.
SmallVector<const GlobalValue *, 2> valuesNamed(const Module &module, const std::string &name) {
  SmallVector<const GlobalValue *, 2> values;
  for (const std::string &spelling : {name, '\1' + name})
    if (const GlobalValue *value = module.getNamedValue(spelling))
      values.push_back(value);
  return values;
}

/// Returns the values that `function` may return, looking through selects, phis and casts.
SmallPtrSet<const Value *, 8> returnedValues(const Function &function) {
  SmallVector<const Value *, 8> pending;
  for (const BasicBlock &block : function)
    if (const auto *ret = dyn_cast<ReturnInst>(block.getTerminator()))
      pending.push_back(ret->getReturnValue());

  SmallPtrSet<const Value *, 8> visited;
  SmallPtrSet<const Value *, 8> values;
  while (!pending.empty()) {
    const Value *value = pending.pop_back_val()->stripPointerCasts();
    if (!visited.insert(value).second)
      continue;
    if (const auto *select = dyn_cast<SelectInst>(value))
      pending.append({select->getTrueValue(), select->getFalseValue()});
    else if (const auto *phi = dyn_cast<PHINode>(value))
      pending.append(phi->value_op_begin(), phi->value_op_end());
    else
      values.insert(value);
  }
  return values;
}

bool recordTheSame(const Allocator &a, const Allocator &b) {
  return a.hook == b.hook && a.rule == b.rule && a.operands == b.operands && a.block == b.block &&
         a.size == b.size && a.count == b.count;
}

} // namespace

Allocators::Allocators(const Module &module, const Options &options,
                       std::vector<std::string> &problems) {
  addKnownNames(module);
  addByAttributes(module, options.wrappers);
  addListed(module, readAllocatorLists(options.allocators, problems));
  addIfuncs(module);
}

void Allocators::addKnownNames(const Module &module) {
  for (const Allocator &allocator : knownAllocators())
    for (const GlobalValue *value : valuesNamed(module, allocator.name))
      if (const auto *function = dyn_cast<Function>(value))
        if (function->isDeclarationForLinker())
          known_[function] = allocator;
}

void Allocators::addByAttributes(const Module &module, Wrappers wrappers) {
  for (const Function &function : module)
    if (function.isDeclarationForLinker() && !known_.count(&function))
      if (const auto allocator = allocatorByAttributes(function, wrappers))
        known_[&function] = *allocator;
}

void Allocators::addListed(const Module &module, const std::vector<Allocator> &listed) {
  for (const Allocator &allocator : listed)
    for (const GlobalValue *value : valuesNamed(module, allocator.name)) {
      known_[value] = allocator;
      listed_.insert(value);
    }
}

/// An ifunc counts as an allocator if everything its resolver may return is the same kind of
/// allocator.
void Allocators::addIfuncs(const Module &module) {
  for (const GlobalIFunc &ifunc : module.ifuncs()) {
    const auto *resolver = dyn_cast<Function>(ifunc.getResolver()->stripPointerCastsAndAliases());
    const Allocator *common = nullptr;
    bool agree = resolver && !known_.count(&ifunc);
    for (const Value *value : agree ? returnedValues(*resolver) : SmallPtrSet<const Value *, 8>()) {
      const Allocator *allocator = findCallee(*value);
      agree = agree && allocator && (!common || recordTheSame(*common, *allocator));
      common = allocator;
    }
    if (agree && common)
      known_[&ifunc] = Allocator(*common);
  }
}

const Allocator *Allocators::findCallee(const Value &callee) const {
  const Value *value = callee.stripPointerCasts();
  while (true) {
    const auto known = known_.find(value);
    if (known != known_.end())
      return &known->second;
    const auto *alias = dyn_cast<GlobalAlias>(value);
    if (!alias)
      return nullptr;
    value = alias->getAliasee()->stripPointerCasts();
  }
}

const Allocator *Allocators::find(const CallBase &call) const {
  return findCallee(*call.getCalledOperand());
}

bool Allocators::areImplementedBy(const Function &function) const {
  return listed_.count(&function);
}

} // namespace vais_profiler
