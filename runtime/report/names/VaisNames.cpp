/// Decides by the forms of symbols, none of which other compilers use for functions of the user.

#include "runtime/report/names/VaisNames.h"

#include "contracts/VaisSymbols.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vais::profiler {
namespace {

using std::string_view;

constexpr string_view kClosures[] = {"__vais_inline_closure", "__vais_local_closure"};

bool startsWith(string_view text, string_view start) {
  return text.substr(0, start.size()) == start;
}

bool isNumber(string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == string_view::npos;
}

/// Returns whether `word` is a type whose name no user can give to another one.
bool isBuiltIn(string_view word) {
  constexpr string_view kTypes[] = {"i1",  "i8",  "i16", "i32", "i64",  "float", "double", "f32",
                                    "f64", "ptr", "Int", "Str", "Bool", "Char",  "Float"};
  return std::find(std::begin(kTypes), std::end(kTypes), word) != std::end(kTypes);
}

/// Returns "i64, Pair" for "i64_Pair". A user's type may contain underscores itself, so that it is
/// recognised only as the last one and if it contains none; otherwise the result is empty.
std::string argumentsIn(string_view types) {
  std::string arguments;
  for (bool isLast = false; !isLast;) {
    const size_t end = types.find('_');
    isLast = end == string_view::npos;
    const string_view type = types.substr(0, end);
    if (type.empty() || (!isLast && !isBuiltIn(type)))
      return "";
    arguments += (arguments.empty() ? "" : ", ") + std::string(type);
    types.remove_prefix(isLast ? types.size() : end + 1);
  }
  return arguments;
}

/// Returns "base<i64, i64>" for "base$i64_i64", and "" for anything else. Names in Vais contain no
/// dollar signs.
std::string genericName(string_view symbol) {
  const size_t dollar = symbol.find('$');
  if (dollar == 0 || dollar == string_view::npos ||
      symbol.find('$', dollar + 1) != string_view::npos)
    return "";
  const std::string arguments = argumentsIn(symbol.substr(dollar + 1));
  return arguments.empty() ? "" : std::string(symbol.substr(0, dollar)) + '<' + arguments + '>';
}

} // namespace

std::string vaisClosure(const std::string &symbol) {
  for (const string_view start : kClosures) {
    const string_view text = symbol;
    if (!startsWith(text, start) || text.size() <= start.size() + kVaisClosureSuffix.size() ||
        text.substr(text.size() - kVaisClosureSuffix.size()) != kVaisClosureSuffix)
      continue;
    const string_view number =
        text.substr(start.size(), text.size() - start.size() - kVaisClosureSuffix.size());
    if (isNumber(number))
      return "{closure " + std::string(number) + '}';
  }
  return "";
}

VaisPart vaisPartOf(const Function &function) {
  if (function.isRegion || function.isSampled)
    return VaisPart::Program;
  if (function.isHostRuntime)
    return VaisPart::HostRuntime;
  return isVaisPrelude(function.name) ? VaisPart::Prelude : VaisPart::Program;
}

bool isVaisProgram(const Profile &profile) {
  return hasVaisHost(profile) || std::any_of(profile.functions.begin(), profile.functions.end(),
                                             [](const Function &function) {
                                               return vaisPartOf(function) != VaisPart::Program ||
                                                      !vaisClosure(function.name).empty();
                                             });
}

bool hasVaisHost(const Profile &profile) {
  return std::any_of(profile.functions.begin(), profile.functions.end(),
                     [](const Function &function) {
                       return vaisPartOf(function) == VaisPart::HostRuntime ||
                              (function.name == kVaisUserMain && !function.isRegion);
                     });
}

std::string vaisName(const Function &function, bool hasHost) {
  if (function.isRegion || function.isSampled)
    return "";
  if (!function.sourceName.empty())
    return function.sourceName;
  switch (vaisPartOf(function)) {
  case VaisPart::HostRuntime:
    return function.name + " [host runtime]";
  case VaisPart::Prelude:
    return "";
  case VaisPart::Program:
    break;
  }
  if (function.name == kVaisUserMain)
    return "main";
  const std::string closure = vaisClosure(function.name);
  return !closure.empty() || !hasHost ? closure : genericName(function.name);
}

} // namespace vais::profiler
