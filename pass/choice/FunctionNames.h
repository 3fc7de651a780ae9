/// The names under which a user may mean a function.

#ifndef VAIS_PROFILER_PASS_FUNCTION_NAMES_H
#define VAIS_PROFILER_PASS_FUNCTION_NAMES_H

#include <string>

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

struct FunctionNames {
  explicit FunctionNames(const llvm::Function &function);

  std::string symbol;    ///< _ZN4mill5grindEi
  std::string demangled; ///< mill::grind(int); the symbol where that is not mangled
  std::string qualified; ///< mill::grind; the symbol where that is not mangled
};

} // namespace vais_profiler

#endif
