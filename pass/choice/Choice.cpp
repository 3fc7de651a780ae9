// Combines the ways to choose functions. Annotations in the source take precedence over options,
// and options that exclude a function over those that include it.

#include "pass/choice/Choice.h"

#include "contracts/VaisSymbols.h"
#include "pass/choice/FunctionSize.h"
#include "pass/plan/SymbolName.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace vais_profiler {
namespace {

bool isPrelude(StringRef symbol) {
  return vais::profiler::isVaisPrelude({symbol.data(), symbol.size()});
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
