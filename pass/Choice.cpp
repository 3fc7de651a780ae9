// Applies the options that choose functions. What excludes one wins over what includes it.

#include "Choice.h"

#include "SymbolName.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// What the compiler of Vais adds to each program: __vais_str_concat, vais_list_trap, ….
bool isPrelude(StringRef symbol) {
  constexpr StringLiteral prefix = "__vais_";
  constexpr StringLiteral trapPrefix = "vais_";
  constexpr StringLiteral trapSuffix = "_trap";
  return symbol.find(prefix) == 0 ||
         (symbol.find(trapPrefix) == 0 && symbol.size() > trapSuffix.size() &&
          symbol.take_back(trapSuffix.size()) == trapSuffix);
}

} // namespace

Choice::Choice(const Options &options)
    : options_(options), functions_(options.functions), exclude_(options.exclude) {}

std::string Choice::whyNot(const Function &function) const {
  if (options_.prelude == Prelude::Drop && isPrelude(symbolName(function)))
    return "excluded by prelude=drop";
  return whyNotByName(function);
}

std::string Choice::whyNotByName(const Function &function) const {
  if (functions_.empty() && exclude_.empty())
    return "";
  const FunctionNames names(function);
  if (const std::string *glob = exclude_.find(names))
    return "excluded by exclude=" + *glob;
  if (!functions_.empty() && !functions_.find(names))
    return "not among functions=" + join(options_.functions, "|");
  return "";
}

} // namespace vais_profiler
