/// What a clang command line asks for, as far as it matters for profiling.

#ifndef VAIS_PROFILER_CLANG_COMMANDLINE_H
#define VAIS_PROFILER_CLANG_COMMANDLINE_H

#include <cstddef>
#include <string>
#include <vector>

namespace vais::profiler {

struct CommandLine {
  bool isForFrontend = false;  ///< -cc1, -cc1as: not a command line of the driver
  bool hasInput = false;       ///< there is something to compile or link
  bool hasLinkInput = false;   ///< something but headers among it
  bool asks = false;           ///< only asks clang about itself: --version, ...
  bool hasIrInput = false;     ///< .ll or .bc among it
  bool hasSourceInput = false; ///< something to compile among it, IR included; assembly is not
  bool compiles = true;        ///< machine code is made: not -E, -M, -fsyntax-only, -emit-llvm, ...
  bool links = true;
  bool linksShared = false;     ///< -shared, also as an option of the linker
  bool linksStatic = false;     ///< -static, -static-pie
  bool omitsStartFiles = false; ///< -nostdlib, -nostartfiles
  bool namesStartFiles = false; ///< a C library's start files are among the inputs: crt1.o, ...
  bool choosesPic = false;      ///< -fPIC, -fno-pic, -fpie, ...
  bool optimizes = false;       ///< -O1 and above

  /// What clang is to get, of which the first `optionsEnd` stand before "--".
  std::vector<std::string> arguments;
  size_t optionsEnd = 0;
};

/// Arguments in response files (@file) count like those around them. `arguments` are as written,
/// unless a response file holds the "--".
CommandLine readCommandLine(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
