/// Switches the recording of a running process off and on.

#ifndef VAIS_PROFILER_TOOL_RECORDINGCONTROL_H
#define VAIS_PROFILER_TOOL_RECORDINGCONTROL_H

#include <string>

namespace vais::profiler {

/// Returns whether a process records, by its profile.
bool isRecording(const std::string &profile);

/// Returns whether the recording of the process can be switched: it was started with the option
/// toggle_signal, handles that signal, and may be sent one by this process.
bool canSwitchRecording(const std::string &profile);

/// Switches it, and waits until the process has done so. Does nothing if it records already, or
/// not. Throws ProfileError if that is not possible.
void switchRecording(const std::string &profile, bool isOn);

} // namespace vais::profiler

#endif
