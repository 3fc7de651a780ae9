/// Lines of source code with what was spent at them. They are not part of a Profile, because they
/// are found in other files than it.

#ifndef VAIS_PROFILER_REPORT_SOURCELINES_H
#define VAIS_PROFILER_REPORT_SOURCELINES_H

#include "runtime/report/totals/Values.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vais::profiler {

struct SourceLine {
  uint32_t number = 0;
  std::string text;
  std::vector<uint64_t> own; ///< by SourceLines::values; empty if there is nothing
  uint64_t calls = 0;        ///< of instrumented functions, made at the line
};

struct SourceText {
  std::string path;              ///< as Function::file, or as debug information has it
  bool isFound = false;          ///< if false, texts of lines are empty
  std::vector<SourceLine> lines; ///< those shown, by number
};

struct SourceLines {
  std::vector<const Value *> values; ///< of which the costs of lines are known
  std::vector<SourceText> files;
};

} // namespace vais::profiler

#endif
