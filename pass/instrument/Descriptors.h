/// The constants by which instrumented code says what it is (include/contracts/Hooks.h).

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

/// Makes the descriptors of one module; those of functions on demand, that of the module with the
/// first of them, and their texts when no more are wanted: when this object ends.
class Descriptors {
public:
  explicit Descriptors(llvm::Module &module);
  Descriptors(const Descriptors &) = delete;
  Descriptors &operator=(const Descriptors &) = delete;
  ~Descriptors();

  /// The descriptor of `function`, as a pointer that hooks take. `allocationLine` is that of its
  /// only site, 0 without one; `split` is null where the function is not split.
  llvm::Constant *of(llvm::Function &function, unsigned allocationLine, const SplitFunction *split);

  /// The descriptor of a line that allocates in `function`.
  llvm::Constant *ofSite(const llvm::Function &function, const llvm::DILocation &location);

private:
  llvm::GlobalVariable *makeDescriptor(llvm::Constant *initializer, const llvm::Twine &name);
  llvm::Constant *initializer(const llvm::Function &function, llvm::StringRef file, unsigned line,
                              unsigned allocationLine);
  llvm::GlobalVariable *makeFunctionDescriptor(llvm::Function &function, unsigned allocationLine,
                                               const llvm::DISubprogram *subprogram,
                                               const llvm::Twine &name);
  void describeBody(llvm::GlobalVariable &descriptor, const SplitFunction &split);
  /// Where among the module's strings the numbers are, of four bytes each.
  llvm::Constant *numbers(llvm::ArrayRef<unsigned> values);
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
