// Demangles names of functions.

#include "pass/choice/FunctionNames.h"

#include "pass/plan/SymbolName.h"

#include "llvm/Demangle/Demangle.h"

#include <cstdlib>

using namespace llvm;

namespace vais_profiler {
namespace {

/// Returns the name without parameters and return type, or "" if `symbol` is not the mangled name
/// of a C++ function.
std::string qualifiedName(const std::string &symbol) {
  ItaniumPartialDemangler demangler;
  if (demangler.partialDemangle(symbol.c_str()) || !demangler.isFunction())
    return "";
  char *text = demangler.getFunctionName(nullptr, nullptr);
  if (!text)
    return "";
  std::string name = text;
  std::free(text);
  return name;
}

} // namespace

FunctionNames::FunctionNames(const Function &function)
    : symbol(symbolName(function).str()), demangled(demangle(symbol)),
      qualified(qualifiedName(symbol)) {
  if (qualified.empty())
    qualified = symbol;
}

} // namespace vais_profiler
