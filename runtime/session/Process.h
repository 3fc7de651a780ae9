/// What a process says of itself in /proc, and its environment. Where there is no /proc the texts
/// are empty.

#ifndef VAIS_PROFILER_SESSION_PROCESS_H
#define VAIS_PROFILER_SESSION_PROCESS_H

#include "runtime/base/Text.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Value of an environment variable, which stays where it is; null when it is not set.
const char *environmentValue(const char *name);

/// Whether the program has rights that its caller lacks: setuid, setgid, or capabilities of its
/// file (AT_SECURE, ld.so(8)). Its caller's environment is then not to be obeyed.
bool isSecureExecution();

/// Takes a variable out of the environment, so that programs which this one starts do not see it.
void forgetEnvironmentValue(const char *name);

/// Path of the executable.
PathText executablePath();

/// Arguments, each followed by a NUL; returns their length, at most `capacity`.
size_t readCommandLine(char *text, size_t capacity);

/// The executable's ELF header in memory; null where /proc does not tell.
const void *executableHeader();

/// GNU build id of the executable; returns its length, 0 when it has none.
uint32_t executableBuildId(unsigned char *id, uint32_t capacity);

/// The file that a pattern (option output=) names: %n program name, %p process id, %% a %. Made
/// absolute, so that it stays the same file when the process changes directory. A forked child
/// whose pattern has no %p gets its number appended.
PathText expandOutput(const char *pattern, const char *executable, uint32_t processId,
                      bool isForked);

} // namespace vais::profiler

#endif
