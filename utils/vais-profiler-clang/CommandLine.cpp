/// Looks for "--", behind which everything is an input.

#include "utils/vais-profiler-clang/CommandLine.h"

#include "utils/vais-profiler-clang/ResponseFile.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// The place of "--"; that of the end without one. As a name of an output it is none.
size_t optionsEndOf(const std::vector<std::string> &arguments) {
  size_t i = 0;
  while (i < arguments.size() && arguments[i] != "--")
    i += arguments[i] == "-o" ? 2 : 1;
  return std::min(i, arguments.size());
}

} // namespace

CommandLine readCommandLine(const std::vector<std::string> &written) {
  const std::vector<std::string> expanded = expandResponseFiles(written);
  const size_t end = optionsEndOf(expanded);
  CommandLine line;
  line.isForFrontend = !expanded.empty() && expanded[0].compare(0, 4, "-cc1") == 0;
  line.arguments = written;
  line.optionsEnd = optionsEndOf(written);
  if (end < expanded.size() && line.optionsEnd == written.size()) {
    line.arguments = expanded;
    line.optionsEnd = end;
  }
  return line;
}

} // namespace vais::profiler
