/// Programs that a build system makes and runs to find out about the machine.

#ifndef VAIS_PROFILER_SESSION_BUILDPROBE_H
#define VAIS_PROFILER_SESSION_BUILDPROBE_H

namespace vais::profiler {

/// Whether the executable is such a probe: nobody wants a profile of it, and it would stay where
/// the build system cleans up by name. Known by name and place together, so that a program of the
/// same name elsewhere is none: those of autoconf (conftest beside confdefs.h), CMake, Meson, SCons
/// and waf.
bool isBuildProbe(const char *executable);

} // namespace vais::profiler

#endif
