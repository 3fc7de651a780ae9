/// What symbols say about the functions of Vais programs, to the pass and to reports alike.

#ifndef VAIS_PROFILER_VAISSYMBOLS_H
#define VAIS_PROFILER_VAISSYMBOLS_H

#include <string_view>

namespace vais::profiler {

/// The symbol of the program's main beneath a host runtime, which has a main of its own.
constexpr const char *kVaisUserMain = "vais_user_main";

/// How symbols of closures end.
constexpr std::string_view kVaisClosureSuffix = "__apply";

/// Returns whether the Vais compiler adds the function to each program, its prelude:
/// __vais_str_concat, vais_list_trap, …; not closures of the program, such as
/// __vais_inline_closure0__apply.
constexpr bool isVaisPrelude(std::string_view symbol) {
  constexpr std::string_view kPrefix = "__vais_"; // an identifier of the implementation in C, too
  constexpr std::string_view kTrapPrefix = "vais_";
  constexpr std::string_view kTrapSuffix = "_trap";
  const auto endsWith = [symbol](std::string_view end) {
    return symbol.size() >= end.size() && symbol.substr(symbol.size() - end.size()) == end;
  };
  if (symbol.substr(0, kPrefix.size()) == kPrefix)
    return symbol.find("_closure") == std::string_view::npos || !endsWith(kVaisClosureSuffix);
  return symbol.substr(0, kTrapPrefix.size()) == kTrapPrefix && endsWith(kTrapSuffix);
}

} // namespace vais::profiler

#endif
