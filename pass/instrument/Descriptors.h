/// Makes the constants by which instrumented code describes itself (include/contracts/Hooks.h).

#ifndef VAIS_PROFILER_PASS_DESCRIPTORS_H
#define VAIS_PROFILER_PASS_DESCRIPTORS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/DerivedTypes.h"

#include <string>

namespace llvm {
class Constant;
class DILocation;
class DISubprogram;
class Function;
class GlobalVariable;
class Module;
class Twine;
} // namespace llvm

namespace vais_profiler {

struct SplitFunction;

/// Returns an upper bound of the bytes of the body's arguments that are on the stack, or 0 if all
/// are in registers. Reading more bytes than there are arguments is harmless: they belong to the
/// caller's frame.
unsigned stackArgumentBytes(const llvm::Function &body);

/// Makes the descriptors of one module. Those of functions are made on demand and that of the
/// module with the first of them. Their strings are emitted by the destructor, when no more can be
/// added.
class Descriptors {
public:
  explicit Descriptors(llvm::Module &module);
  Descriptors(const Descriptors &) = delete;
  Descriptors &operator=(const Descriptors &) = delete;
  ~Descriptors();

  /// Returns the descriptor of `function` as a pointer that hooks take. `allocationLine` is the
  /// only line on which it allocates, or 0; `split` is null if the function is not split.
  llvm::Constant *of(llvm::Function &function, unsigned allocationLine, const SplitFunction *split);

  /// Returns the descriptor of a line on which `function` allocates.
  llvm::Constant *ofSite(const llvm::Function &function, const llvm::DILocation &location);

private:
  llvm::GlobalVariable *makeDescriptor(llvm::Constant *initializer, const llvm::Twine &name);
  llvm::Constant *initializer(const llvm::Function &function, llvm::StringRef file, unsigned line,
                              unsigned allocationLine);
  llvm::GlobalVariable *makeFunctionDescriptor(llvm::Function &function, unsigned allocationLine,
                                               const llvm::DISubprogram *subprogram,
                                               const llvm::Twine &name);
  void describeBody(llvm::GlobalVariable &descriptor, const SplitFunction &split);
  /// Returns the offset, among the module's strings, of `values` as integers of four bytes each.
  llvm::Constant *numbers(llvm::ArrayRef<unsigned> values);
  llvm::Constant *moduleDescriptor();
  llvm::Constant *elfHeader();
  /// Returns the offset of `text` among the module's strings.
  llvm::Constant *string(llvm::StringRef text);
  llvm::Constant *number(uint32_t value) const;
  llvm::Constant *asPointer(llvm::Constant *constant) const;

  llvm::Module &module_;
  llvm::PointerType *pointer_;
  llvm::IntegerType *word_;
  llvm::IntegerType *int_;
  uint32_t moduleFlags_; ///< VAIS_PROFILER_MODULE_*
  llvm::Constant *moduleDescriptor_ = nullptr;
  llvm::GlobalVariable *strings_ = nullptr; ///< a placeholder until all strings are known
  std::string text_;                        ///< all strings, one after another
  llvm::StringMap<uint32_t> places_;
};

} // namespace vais_profiler

#endif
