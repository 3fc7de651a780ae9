/// The hooks (Hooks.def) as functions of the module that is being instrumented.

#ifndef VAIS_PROFILER_PASS_HOOKS_H
#define VAIS_PROFILER_PASS_HOOKS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/IR/DerivedTypes.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace vais_profiler {

/// enter, exit, …: the rows of Hooks.def.
enum class Hook {
#define VAIS_PROFILER_HOOK(name, ...) name,
#include "contracts/Hooks.def"
};

/// Every symbol of the profiler begins like this.
constexpr const char *kSymbolPrefix = "vais_profiler_";
bool isProfilerSymbol(llvm::StringRef name);

/// Whether a sanitizer watches the function, which would take the profile's memory, that it has not
/// seen written, for the program's: no code of the profiler's is put into it, only calls.
bool isSanitized(const llvm::Function &function);

/// The symbol: vais_profiler_record_<row>.
llvm::StringRef hookName(Hook hook);

/// Declares the hook in the module unless it is there already.
llvm::FunctionCallee declareHook(llvm::Module &module, Hook hook);

/// The type of all pointers in hooks and descriptors: ptr, or i8* where pointers are typed.
llvm::PointerType *pointerType(llvm::LLVMContext &context);

} // namespace vais_profiler

#endif
