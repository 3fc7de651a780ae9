/// Looks for "--", after which everything is an input.

#include "utils/vais-profiler-clang/arguments/CommandLine.h"

#include "utils/vais-profiler-clang/arguments/ResponseFile.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// Returns the position of "--", or the end if there is none. A "--" that names an output does not
/// count.
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
