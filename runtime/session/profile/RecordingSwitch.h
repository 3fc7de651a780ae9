/// Whether calls and memory are recorded, for all threads of the process.

#ifndef VAIS_PROFILER_SESSION_RECORDINGSWITCH_H
#define VAIS_PROFILER_SESSION_RECORDINGSWITCH_H

namespace vais::profiler {

/// Switches recording on or off. It may be switched on only where the process owns its profile
/// (OwnProcess.h). Returns whether that was a change.
bool setRecording(bool isOn);

} // namespace vais::profiler

#endif
