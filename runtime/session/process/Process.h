/// What /proc says about the process, and its environment. Texts are empty if there is no /proc.

#ifndef VAIS_PROFILER_SESSION_PROCESS_H
#define VAIS_PROFILER_SESSION_PROCESS_H

#include "runtime/base/Text.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Returns the value of an environment variable, which is not copied, or null if it is not set.
const char *environmentValue(const char *name);

/// Returns whether the program has rights that its caller lacks, by setuid, setgid, or capabilities
/// of its file (AT_SECURE, ld.so(8)). The environment, which its caller chose, must not be obeyed
/// then.
bool isSecureExecution();

/// Removes a variable from the environment, so that programs which this one starts do not see it.
void forgetEnvironmentValue(const char *name);

/// Returns the path of the executable.
PathText executablePath();

/// Reads the arguments, each followed by a NUL. Returns their length, at most `capacity`.
size_t readCommandLine(char *text, size_t capacity);

/// Returns the ELF header of the executable in memory, or null if its address is not known.
const void *executableHeader();

/// Copies the GNU build id of the executable. Returns its length, 0 if there is none.
uint32_t executableBuildId(unsigned char *id, uint32_t capacity);

/// Returns the file that a pattern (option output=) names: %n is the program name, %p the process
/// id, %% a %. The path is absolute, so that it names the same file when the process changes
/// directory. If a forked child has a pattern without %p, its process id is appended.
PathText expandOutput(const char *pattern, const char *executable, uint32_t processId,
                      bool isForked);

} // namespace vais::profiler

#endif
