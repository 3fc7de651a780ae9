/// Builds calls of hooks at one place in a function, with the debug location that belongs there.

#ifndef VAIS_PROFILER_PASS_HOOK_BUILDER_H
#define VAIS_PROFILER_PASS_HOOK_BUILDER_H

#include "pass/hooks/Hooks.h"

#include "llvm/IR/IRBuilder.h"

namespace vais_profiler {

class HookBuilder {
public:
  /// Inserts before `first`, as part of the entry of its function.
  static HookBuilder atEntry(llvm::Instruction &first);
  static HookBuilder before(llvm::Instruction &instruction);
  /// Inserts after `instruction`. For an invoke, this is its normal destination, for which the edge
  /// may be split. Other terminators are not allowed.
  static HookBuilder after(llvm::Instruction &instruction);

  llvm::CallInst *record(Hook hook, llvm::ArrayRef<llvm::Value *> operands);

  /// Convert a value to what hooks take. `pointer` accepts a pointer of any type or an integer that
  /// holds one.
  llvm::Value *pointer(llvm::Value *value);
  llvm::Value *word(llvm::Value *value);
  llvm::Value *integer(llvm::Value *value);

  /// Returns size × count as a word.
  llvm::Value *product(llvm::Value *size, llvm::Value *count);

private:
  HookBuilder(llvm::Instruction &place, const llvm::DebugLoc &location);

  llvm::IRBuilder<> builder_;
};

} // namespace vais_profiler

#endif
