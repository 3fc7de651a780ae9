/// The constants by which instrumented code says what it is (include/vais_profiler/Hooks.h).

#ifndef VAIS_PROFILER_PASS_DESCRIPTORS_H
#define VAIS_PROFILER_PASS_DESCRIPTORS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/IR/DerivedTypes.h"

#include <string>

namespace llvm {
class Constant;
class Function;
class GlobalVariable;
class Module;
} // namespace llvm

namespace vais_profiler {

/// Makes the descriptors of one module; those of functions on demand, that of the module with the
/// first of them.
class Descriptors {
public:
  explicit Descriptors(llvm::Module &module);

  /// The descriptor of `function`, as a pointer that hooks take.
  llvm::Constant *of(llvm::Function &function);

private:
  llvm::GlobalVariable *makeFunctionDescriptor(llvm::Function &function, const std::string &name);
  llvm::Constant *functionInitializer(llvm::Function &function);
  llvm::Constant *moduleDescriptor();
  llvm::Constant *elfHeader();
  uint64_t moduleFlags() const;
  llvm::Constant *string(llvm::StringRef text);
  llvm::Constant *asPointer(llvm::Constant *constant) const;

  llvm::Module &module_;
  llvm::PointerType *pointer_;
  llvm::IntegerType *word_;
  llvm::IntegerType *int_;
  llvm::Constant *moduleDescriptor_ = nullptr;
  llvm::StringMap<llvm::Constant *> strings_;
};

} // namespace vais_profiler

#endif
