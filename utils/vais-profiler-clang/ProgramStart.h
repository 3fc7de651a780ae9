/// How the program that a command line links will be started.

#ifndef VAIS_PROFILER_CLANG_PROGRAMSTART_H
#define VAIS_PROFILER_CLANG_PROGRAMSTART_H

#include "utils/vais-profiler-clang/ClangJobs.h"

#include <string>

namespace vais::profiler {

/// Who runs first in a program. The runtime needs thread-local storage, which that code sets up.
enum class ProgramStart {
  StartFiles,    ///< those of a C library (crt1.o), which clang adds or the command line names
  DynamicLinker, ///< the program's own entry point, after the dynamic linker
  Own            ///< the program's own entry point and nothing before it: no thread-local storage
};

/// How the program starts that the linker makes, called as `linker` says.
ProgramStart programStart(const Job &linker);

/// What to tell the user of such a start; empty where there is nothing to tell.
std::string noteOf(ProgramStart start);

} // namespace vais::profiler

#endif
