/// Determines whether a program can leave a profile.

#ifndef VAIS_PROFILER_TOOL_INSTRUMENTED_H
#define VAIS_PROFILER_TOOL_INSTRUMENTED_H

#include <string>

namespace vais::profiler {

enum class Instrumentation {
  Found,   ///< the runtime is in it or in a library that it needs
  Missing, ///< the runtime is in none of them
  Unknown, ///< the runtime is not in it, and some library could not be found
  NoElf    ///< a script, or a program for another machine
};

/// Examines the file and the libraries that it needs, as the dynamic linker would find them. Runs
/// nothing.
Instrumentation findInstrumentation(const std::string &path);

} // namespace vais::profiler

#endif
