/// Builds calls of hooks at one place of a function, with the debug location that belongs there.

#ifndef VAIS_PROFILER_PASS_HOOK_BUILDER_H
#define VAIS_PROFILER_PASS_HOOK_BUILDER_H

#include "pass/hooks/Hooks.h"

#include "llvm/IR/IRBuilder.h"

namespace vais_profiler {

class HookBuilder {
public:
  /// Before `first`, for the entry of the function it is in.
  static HookBuilder atEntry(llvm::Instruction &first);
  static HookBuilder before(llvm::Instruction &instruction);
  /// After `instruction`; for an invoke where it returns to normally, for which the edge may be
  /// split. Not for other terminators.
  static HookBuilder after(llvm::Instruction &instruction);

  llvm::CallInst *record(Hook hook, llvm::ArrayRef<llvm::Value *> operands);

  /// What hooks take, made from a pointer of any type or an integer that holds one.
  llvm::Value *pointer(llvm::Value *value);
  llvm::Value *word(llvm::Value *value);
  llvm::Value *integer(llvm::Value *value);

  /// size × count, as a word.
  llvm::Value *product(llvm::Value *size, llvm::Value *count);

private:
  HookBuilder(llvm::Instruction &place, const llvm::DebugLoc &location);

  llvm::IRBuilder<> builder_;
};

} // namespace vais_profiler

#endif
