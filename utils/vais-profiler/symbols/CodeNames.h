/// The functions and files of an answer, each of them once.

#ifndef VAIS_PROFILER_TOOL_CODENAMES_H
#define VAIS_PROFILER_TOOL_CODENAMES_H

#include "runtime/report/model/ResolvedCode.h"

#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace vais::profiler {

/// Adds functions and files to an answer that lives longer.
class CodeNames {
public:
  explicit CodeNames(ResolvedCode &answer) : answer_(answer) { file(""); }

  /// Returns the index of the function in ResolvedCode::functions.
  uint32_t function(const CodeFunction &function) {
    const auto [place, isNew] =
        functions_.emplace(std::tuple(function.name, function.file, function.line),
                           static_cast<uint32_t>(answer_.functions.size()));
    if (isNew)
      answer_.functions.push_back(function);
    return place->second;
  }

  const CodeFunction &operator[](uint32_t function) const { return answer_.functions[function]; }

  /// Returns the index of the file in ResolvedCode::files.
  uint32_t file(const std::string &name) {
    const auto [place, isNew] = files_.emplace(name, static_cast<uint32_t>(answer_.files.size()));
    if (isNew)
      answer_.files.push_back(name);
    return place->second;
  }

private:
  ResolvedCode &answer_;
  std::map<std::tuple<std::string, std::string, uint32_t>, uint32_t> functions_;
  std::unordered_map<std::string, uint32_t> files_;
};

} // namespace vais::profiler

#endif
