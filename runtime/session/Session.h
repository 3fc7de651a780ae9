/// A process's session: from its first hook or constructor to its end.
///
/// The session begins once, in a constructor or, when instrumented code runs earlier, in its first
/// hook. It never ends: what runs after the exit handlers still records. At exit the end is
/// stamped.

#ifndef VAIS_PROFILER_SESSION_SESSION_H
#define VAIS_PROFILER_SESSION_SESSION_H

#include "runtime/collect/SessionStart.h"

namespace vais::profiler {

/// Switches recording on or off for all threads. Returns whether it was the other way before.
bool switchRecording(bool isOn);

} // namespace vais::profiler

#endif
