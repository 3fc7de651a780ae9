/// Matches functions against regular expressions.

#ifndef VAIS_PROFILER_TEST_MATCHING_H
#define VAIS_PROFILER_TEST_MATCHING_H

#include "runtime/report/transform/Filter.h"

#include <regex>
#include <string>

namespace vais::profiler::test {

/// Matches functions whose name or file contains a match of `expression`. Empty for an empty
/// expression.
inline FunctionMatch matching(const std::string &expression) {
  if (expression.empty())
    return {};
  return [regex = std::regex(expression)](const Function &function) {
    return std::regex_search(function.name, regex) || std::regex_search(function.file, regex);
  };
}

inline Filter filterOf(const std::string &focus, const std::string &ignore,
                       const std::string &hide) {
  return {matching(focus), matching(ignore), matching(hide)};
}

} // namespace vais::profiler::test

#endif
