/// Tells whether a program can leave a profile.

#ifndef VAIS_PROFILER_TOOL_INSTRUMENTED_H
#define VAIS_PROFILER_TOOL_INSTRUMENTED_H

#include <string>

namespace vais::profiler {

enum class Instrumentation {
  Found,   ///< the runtime is in it or in a library it needs
  Missing, ///< it is in none of them
  Unknown, ///< not in it, and some library could not be found
  NoElf    ///< a script, or a program of another machine
};

/// Looks at the file and, as the dynamic linker would find them, at the libraries it needs. Runs
/// nothing.
Instrumentation findInstrumentation(const std::string &path);

} // namespace vais::profiler

#endif
