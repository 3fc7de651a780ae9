/// Recognises programs that a build system makes and runs to find out about the machine.

#ifndef VAIS_PROFILER_SESSION_BUILDPROBE_H
#define VAIS_PROFILER_SESSION_BUILDPROBE_H

namespace vais::profiler {

/// Returns whether the executable is such a probe. Nobody wants a profile of it, which would be
/// left behind where the build system cleans up by name. The probes of autoconf (conftest beside
/// confdefs.h), CMake, Meson, SCons and waf are recognised by their names and directories together,
/// so that a program of the same name elsewhere is not taken for one.
bool isBuildProbe(const char *executable);

} // namespace vais::profiler

#endif
