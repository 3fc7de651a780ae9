/// Which functions allocate and free, and which operands of a call say what.

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

/// The allocators of one module: declarations that are known by name (Allocators.def) or by their
/// attributes, and what the user's files name. A function that the module defines is none because
/// of its name alone: a Vais program may call its own functions malloc or free.
class Allocators {
public:
  /// Reads the user's files. What is wrong in them adds lines to `problems`.
  Allocators(const llvm::Module &module, const Options &options,
             std::vector<std::string> &problems);

  /// The allocator that `call` calls, through casts, aliases and ifuncs if need be; null for other
  /// calls.
  const Allocator *find(const llvm::CallBase &call) const;

  /// Whether the user's files name `function`.
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
