/// Knows which functions allocate and free memory, and what the operands of their calls mean.

#ifndef VAIS_PROFILER_PASS_ALLOCATORS_H
#define VAIS_PROFILER_PASS_ALLOCATORS_H

#include "pass/plan/Allocator.h"
#include "pass/plan/Options.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <string>
#include <vector>

namespace llvm {
class CallBase;
class Function;
class Module;
class Value;
} // namespace llvm

namespace vais_profiler {

/// The allocators of one module: declarations that are recognised by name (Allocators.def) or by
/// their attributes, and the functions that the user's files list. A function that the module
/// itself defines is not an allocator because of its name alone: a Vais program may have functions
/// of its own called malloc or free.
class Allocators {
public:
  /// Reads the user's files. Adds a line to `problems` for each error in them.
  Allocators(const llvm::Module &module, const Options &options,
             std::vector<std::string> &problems);

  /// Returns the allocator that `call` calls, directly or through casts, aliases and ifuncs; null
  /// if it calls none.
  const Allocator *find(const llvm::CallBase &call) const;

  /// Returns whether the user's files list `function`.
  bool areImplementedBy(const llvm::Function &function) const;

private:
  void addKnownNames(const llvm::Module &module);
  void addByAttributes(const llvm::Module &module, Wrappers wrappers);
  void addListed(const llvm::Module &module, const std::vector<Allocator> &listed);
  void addIfuncs(const llvm::Module &module);
  const Allocator *findCallee(const llvm::Value &callee) const;

  llvm::DenseMap<const llvm::Value *, Allocator> known_;
  llvm::SmallPtrSet<const llvm::Value *, 8> listed_;
};

} // namespace vais_profiler

#endif
