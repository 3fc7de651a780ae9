/// Converts a trace to Profiles.

#ifndef VAIS_PROFILER_REPORT_TRACEPROFILE_H
#define VAIS_PROFILER_REPORT_TRACEPROFILE_H

#include "runtime/report/read/ThreadReader.h"
#include "runtime/report/trace/TraceTree.h"

#include <optional>

namespace vais::profiler {

/// Returns what the profile states about the thread that recorded the track, or nothing if that was
/// lost.
std::optional<format::Thread> tracedThread(const TraceTrack &track, ProfileImage &image);

/// Returns when the calls that are open at the end of each track ended: when its thread was last
/// known to be alive, or the process was seen to die.
TrackEnds trackEnds(const TraceFile &file, ProfileImage &image);

/// The functions of a trace, by the operands of its events.
class TracedFunctions {
public:
  TracedFunctions(ProfileImage &image, ProfileAssembler &builder);

  /// Returns "[lost]" if the operand refers to no function.
  Index find(uint32_t operand);

private:
  ProfileImage &image_;
  ProfileAssembler &builder_;
  FunctionReader table_;
};

/// Adds functions, contexts, edges and memory, of all tracks or only of `only`, to a Profile that
/// describes the process already. Throws ProfileError.
void addTrace(const TraceTree &tree, ProfileImage &image, const Timeline &timeline,
              std::optional<size_t> only, Profile &profile);

} // namespace vais::profiler

#endif
