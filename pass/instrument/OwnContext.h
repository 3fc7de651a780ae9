/// Where a body finds its own context, and when it makes it the thread's current one.

#ifndef VAIS_PROFILER_PASS_OWN_CONTEXT_H
#define VAIS_PROFILER_PASS_OWN_CONTEXT_H

#include "llvm/ADT/SmallPtrSet.h"

namespace llvm {
class AllocaInst;
class Function;
class Instruction;
class Value;
} // namespace llvm

namespace vais_profiler {

class OwnContext {
public:
  /// Of a body whose last argument it is.
  explicit OwnContext(llvm::Function &body);

  /// Returns its value for use at `place`.
  llvm::Value &at(llvm::Instruction &place) const;

  /// Makes it the current one at the beginning of the body, and before calls of code that looks
  /// for the current context. The calls in `passing` get a context from the body, and those in
  /// `maybePassing` if their callee takes one.
  void setCurrent(const llvm::SmallPtrSetImpl<const llvm::Instruction *> &passing,
                  const llvm::SmallPtrSetImpl<const llvm::Instruction *> &maybePassing) const;

private:
  llvm::Function &body_;
  llvm::Value &argument_;
  llvm::AllocaInst *kept_ = nullptr; ///< in the frame; null where the argument itself is used
};

} // namespace vais_profiler

#endif
