/// Determines how the program that a command line links will be started.

#ifndef VAIS_PROFILER_CLANG_PROGRAMSTART_H
#define VAIS_PROFILER_CLANG_PROGRAMSTART_H

#include "utils/vais-profiler-clang/clang/ClangJobs.h"

#include <string>

namespace vais::profiler {

/// The code that runs first in a program. It must set up thread-local storage, which the runtime
/// needs.
enum class ProgramStart {
  StartFiles, ///< start files of a C library (crt1.o), which clang adds or the command line names
  DynamicLinker, ///< the program's own entry point, after the dynamic linker
  Own            ///< the program's own entry point with nothing before it: no thread-local storage
};

/// Returns how the program starts that the linker makes if it is called as in `linker`.
ProgramStart programStart(const Job &linker);

/// Returns what to tell the user about such a start, or "" if there is nothing to tell.
std::string noteOf(ProgramStart start);

} // namespace vais::profiler

#endif
