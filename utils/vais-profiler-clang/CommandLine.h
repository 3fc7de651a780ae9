/// What a clang command line asks for, as far as it matters for profiling.

#ifndef VAIS_PROFILER_CLANG_COMMANDLINE_H
#define VAIS_PROFILER_CLANG_COMMANDLINE_H

#include <string>
#include <vector>

namespace vais::profiler {

struct CommandLine {
  bool hasInput = false;       ///< there is something to compile or link
  bool hasIrInput = false;     ///< .ll or .bc among it
  bool hasSourceInput = false; ///< something to compile among it, IR included; assembly is not
  bool compiles = true;        ///< machine code is made: not -E, -M, -fsyntax-only, -emit-llvm, ...
  bool links = true;
  bool linksShared = false;    ///< -shared
  bool choosesPic = false;     ///< -fPIC, -fno-pic, -fpie, ...
  bool optimizes = false;      ///< -O1 and above
  bool endsInLanguage = false; ///< a -x is in force at the end
};

/// Arguments in response files (@file) count like those around them.
CommandLine readCommandLine(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
