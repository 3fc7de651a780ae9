/// How the program that a command line links will be started.

#ifndef VAIS_PROFILER_CLANG_PROGRAMSTART_H
#define VAIS_PROFILER_CLANG_PROGRAMSTART_H

#include "CommandLine.h"

#include <string>

namespace vais::profiler {

/// Who runs first in a program. The runtime needs thread-local storage, which that code sets up.
enum class ProgramStart {
  StartFiles,    ///< those of a C library (crt1.o), which clang adds or the command line names
  DynamicLinker, ///< the program's own entry point, after the dynamic linker
  Own            ///< the program's own entry point and nothing before it: no thread-local storage
};

/// Asks `clang`, without running anything else, when the command line leaves the start files out.
ProgramStart programStart(const CommandLine &line, const std::string &clang);

/// What to tell the user of such a start; empty where there is nothing to tell.
std::string noteOf(ProgramStart start);

} // namespace vais::profiler

#endif
