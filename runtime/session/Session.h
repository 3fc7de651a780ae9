/// A process's session: from its first hook or constructor to its end.
///
/// The session begins once, in a constructor or, if instrumented code runs earlier, in its first
/// hook. It never ends, because code that runs after the exit handlers is still recorded. The end
/// of the process is stamped at exit.

#ifndef VAIS_PROFILER_SESSION_SESSION_H
#define VAIS_PROFILER_SESSION_SESSION_H

#include "runtime/collect/state/SessionStart.h"

namespace vais::profiler {

/// Switches recording on or off for all threads. Returns whether that was a change.
bool switchRecording(bool isOn);

} // namespace vais::profiler

#endif
