/// Reads the annotations that choose single functions in the source,
/// `__attribute__((annotate("vais_profiler_never")))` and `…_always`.

#ifndef VAIS_PROFILER_PASS_ANNOTATIONS_H
#define VAIS_PROFILER_PASS_ANNOTATIONS_H

#include "llvm/ADT/SmallPtrSet.h"

namespace llvm {
class Function;
class Module;
class Value;
} // namespace llvm

namespace vais_profiler {

class Annotations {
public:
  explicit Annotations(const llvm::Module &module);

  bool sayNever(const llvm::Function &function) const { return never_.count(&function); }
  bool sayAlways(const llvm::Function &function) const { return always_.count(&function); }

private:
  void add(const llvm::Value &entry);

  llvm::SmallPtrSet<const llvm::Function *, 8> never_;
  llvm::SmallPtrSet<const llvm::Function *, 8> always_;
};

} // namespace vais_profiler

#endif
