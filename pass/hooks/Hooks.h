/// Makes the hooks of Hooks.def available as functions of the module that is being instrumented.

#ifndef VAIS_PROFILER_PASS_HOOKS_H
#define VAIS_PROFILER_PASS_HOOKS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/IR/DerivedTypes.h"

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace vais_profiler {

/// One enumerator per row of Hooks.def: enter, exit, ….
enum class Hook {
#define VAIS_PROFILER_HOOK(name, ...) name,
#include "contracts/Hooks.def"
};

/// The prefix of every symbol of the profiler.
constexpr const char *kSymbolPrefix = "vais_profiler_";
bool isProfilerSymbol(llvm::StringRef name);

/// Returns whether a sanitizer instruments the function. The sanitizer would treat accesses to the
/// profile's memory, writes to which it has not seen, as accesses of the program. Such a function
/// therefore gets calls of hooks but none of their code.
bool isSanitized(const llvm::Function &function);

/// Returns the symbol of the hook, vais_profiler_record_<row>.
llvm::StringRef hookName(Hook hook);

/// Returns the hook's declaration in the module, which is added if necessary.
llvm::FunctionCallee declareHook(llvm::Module &module, Hook hook);

/// The type of all pointers in hooks and descriptors: ptr, or i8* if pointers are typed.
llvm::PointerType *pointerType(llvm::LLVMContext &context);

} // namespace vais_profiler

#endif
