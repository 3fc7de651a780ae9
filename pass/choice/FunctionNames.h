/// The names by which a user may refer to a function.

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
  std::string demangled; ///< mill::grind(int); equals `symbol` if that is not mangled
  std::string qualified; ///< mill::grind; equals `symbol` if that is not mangled
};

} // namespace vais_profiler

#endif
