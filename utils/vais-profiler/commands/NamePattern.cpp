/// Uses RE2, which never backtracks. The report library does not depend on it, so that programs
/// which link that library need not either.

#include "utils/vais-profiler/commands/NamePattern.h"

#include "runtime/report/names/Demangling.h"
#include "runtime/report/names/FunctionNames.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <fmt/format.h>
#include <memory>
#include <re2/re2.h>

namespace vais::profiler {
namespace {

std::shared_ptr<const RE2> compile(const std::string &expression) {
  RE2::Options options;
  options.set_log_errors(false);
  return std::make_shared<RE2>(expression, options);
}

} // namespace

std::string findPatternError(const std::string &expression) {
  const auto pattern = compile(expression);
  return pattern->ok() ? ""
                       : fmt::format("expected a regular expression, found {} ({})", expression,
                                     pattern->error());
}

FunctionMatch matchingNames(const std::string &expression) {
  if (expression.empty())
    return {};
  if (const std::string error = findPatternError(expression); !error.empty())
    throw CommandError(error);
  return [pattern = compile(expression)](const Function &function) {
    return RE2::PartialMatch(function.name, *pattern) ||
           RE2::PartialMatch(function.file, *pattern) ||
           RE2::PartialMatch(displayName(function), *pattern) ||
           RE2::PartialMatch(demangle(function.name), *pattern);
  };
}

} // namespace vais::profiler
