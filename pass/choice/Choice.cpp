// Combines the ways to choose functions. Annotations in the source take precedence over options,
// and options that exclude a function over those that include it.

#include "pass/choice/Choice.h"

#include "pass/choice/FunctionSize.h"
#include "pass/plan/SymbolName.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Recognises the functions that the Vais compiler adds to each program: __vais_str_concat,
/// vais_list_trap, …; not closures of the program, such as __vais_inline_closure0__apply.
bool isPrelude(StringRef symbol) {
  constexpr StringLiteral kPrefix = "__vais_";
  constexpr StringLiteral kTrapPrefix = "vais_";
  constexpr StringLiteral kTrapSuffix = "_trap";
  constexpr StringLiteral kClosureSuffix = "__apply";
  const bool isClosure = symbol.find("_closure") != StringRef::npos &&
                         symbol.take_back(kClosureSuffix.size()) == kClosureSuffix;
  return (symbol.find(kPrefix) == 0 && !isClosure) ||
         (symbol.find(kTrapPrefix) == 0 && symbol.size() > kTrapSuffix.size() &&
          symbol.take_back(kTrapSuffix.size()) == kTrapSuffix);
}

} // namespace

Choice::Choice(const Module &module, const Options &options, std::vector<std::string> &problems)
    : options_(options), annotations_(module), lists_(options.lists, problems),
      functions_(options.functions), exclude_(options.exclude) {}

std::string Choice::whyNot(const Function &function) const {
  if (annotations_.sayNever(function))
    return "annotation vais_profiler_never";
  if (annotations_.sayAlways(function))
    return "";
  std::string reason = whyNotByName(function);
  return reason.empty() ? whyNotBySize(function) : reason;
}

std::string Choice::whyNotByName(const Function &function) const {
  if (options_.prelude == Prelude::Drop && isPrelude(symbolName(function)))
    return "excluded by prelude=drop";
  if (const std::string entry = lists_.find(function); !entry.empty())
    return "excluded by list=" + entry;
  if (functions_.empty() && exclude_.empty())
    return "";
  const FunctionNames names(function);
  if (const std::string *glob = exclude_.find(names))
    return "excluded by exclude=" + *glob;
  if (!functions_.empty() && !functions_.find(names))
    return "not among functions=" + join(options_.functions, "|");
  return "";
}

std::string Choice::whyNotBySize(const Function &function) const {
  if (options_.minInstructions == 0)
    return "";
  const unsigned count = countInstructions(function);
  if (count >= options_.minInstructions || hasLoop(function))
    return "";
  return "size " + std::to_string(count) +
         " below min_instructions=" + std::to_string(options_.minInstructions) + ", no loop";
}

} // namespace vais_profiler
