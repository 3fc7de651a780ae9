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
/// first of them, and their texts when no more are wanted: when this object ends.
class Descriptors {
public:
  explicit Descriptors(llvm::Module &module);
  Descriptors(const Descriptors &) = delete;
  Descriptors &operator=(const Descriptors &) = delete;
  ~Descriptors();

  /// The descriptor of `function`, as a pointer that hooks take.
  llvm::Constant *of(llvm::Function &function);

private:
  llvm::GlobalVariable *makeFunctionDescriptor(llvm::Function &function, const std::string &name);
  llvm::Constant *functionInitializer(llvm::Function &function);
  llvm::Constant *moduleDescriptor();
  llvm::Constant *elfHeader();
  uint32_t moduleFlags() const;
  /// The place of `text` among the module's strings.
  llvm::Constant *string(llvm::StringRef text);
  llvm::Constant *number(uint32_t value) const;
  llvm::Constant *asPointer(llvm::Constant *constant) const;

  llvm::Module &module_;
  llvm::PointerType *pointer_;
  llvm::IntegerType *word_;
  llvm::IntegerType *int_;
  llvm::Constant *moduleDescriptor_ = nullptr;
  llvm::GlobalVariable *strings_ = nullptr; ///< stands in for what is not complete yet
  std::string text_;                        ///< all strings, one after another
  llvm::StringMap<uint32_t> places_;
};

} // namespace vais_profiler

#endif
