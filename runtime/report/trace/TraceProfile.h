/// From a trace to Profiles.

#ifndef VAIS_PROFILER_REPORT_TRACEPROFILE_H
#define VAIS_PROFILER_REPORT_TRACEPROFILE_H

#include "runtime/report/read/ThreadReader.h"
#include "runtime/report/trace/TraceTree.h"

#include <optional>

namespace vais::profiler {

/// What the profile holds of the thread that recorded the track; nothing where that was lost.
std::optional<format::Thread> tracedThread(const TraceTrack &track, ProfileImage &image);

/// When the calls that are open at the end of each track ended: when its thread was last known to
/// be alive, or the process was seen to die.
TrackEnds trackEnds(const TraceFile &file, ProfileImage &image);

/// The functions of a trace, by the operands of its events.
class TracedFunctions {
public:
  TracedFunctions(ProfileImage &image, ProfileAssembler &builder);

  /// "[lost]" where the operand names none.
  Index find(uint32_t operand);

private:
  ProfileImage &image_;
  ProfileAssembler &builder_;
  FunctionReader table_;
};

/// Adds functions, contexts, edges and memory, of all tracks or of `only` one, to a Profile that
/// tells of the process already. Throws ProfileError.
void addTrace(const TraceTree &tree, ProfileImage &image, const Timeline &timeline,
              std::optional<size_t> only, Profile &profile);

} // namespace vais::profiler

#endif
