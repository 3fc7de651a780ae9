/// Which functions allocate and free, and which operands of a call say what (Allocators.def).

#ifndef VAIS_PROFILER_PASS_ALLOCATORS_H
#define VAIS_PROFILER_PASS_ALLOCATORS_H

#include "Hooks.h"

#include "llvm/ADT/DenseMap.h"

namespace llvm {
class CallBase;
class Function;
class Module;
} // namespace llvm

namespace vais_profiler {

struct Allocator {
  static constexpr int kNone = -1;

  const char *name;
  unsigned operands;
  Hook hook;
  int block; ///< operand number or kNone, as are the next two
  int size;
  int count;
};

/// The allocators a module declares. A function that the module defines is none, whatever its
/// name: a Vais program may call its own functions malloc or free.
class Allocators {
public:
  explicit Allocators(const llvm::Module &module);

  /// The row of the allocator that `call` calls, through casts if need be; null for other calls.
  const Allocator *find(const llvm::CallBase &call) const;

private:
  llvm::DenseMap<const llvm::Function *, const Allocator *> declared_;
};

} // namespace vais_profiler

#endif
