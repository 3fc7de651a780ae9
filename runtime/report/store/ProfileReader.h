/// Opens a file of any kind as a Profile.

#ifndef VAIS_PROFILER_REPORT_PROFILEREADER_H
#define VAIS_PROFILER_REPORT_PROFILEREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/Reading.h"

#include <string>

namespace vais::profiler {

namespace format {
struct Header;
}

/// Reads the profile at `path`, that of a running or killed process included. Threads are merged
/// by path of calls, times estimated and self times computed (see SelfTime.h).
/// Throws ProfileError when there is no such file, when it is empty, truncated, no profile, of
/// another version or damaged. Never reads outside the file whatever it holds.
/// A file that `vais-profiler merge` wrote is read as well (MergedFile.h), and so is a trace: as
/// if every call had been timed (TraceTree.h).
Profile readProfile(const std::string &path, const Progress &progress = {});

/// The same of the phase of that name alone: calls and times, the phase's duration, and the
/// process's counters and marks; memory is not told apart by phases. Throws ProfileError also where
/// the profile has no such phase, or is a merged one.
Profile readPhaseOf(const std::string &path, const std::string &phase);

/// The profile that this process writes, whose header stands at `own`, as it is now; threads may be
/// recording, and their open calls are timed up to now. Throws ProfileError.
Profile readOwnProfile(const format::Header &own, ThreadClock clock);

/// The threads of the profile at `path`, the oldest first, each as a Profile whose times are its
/// own; those that followed each other in one tree count as one. None where threads have been put
/// together already, in a merged file. Throws ProfileError.
std::vector<Profile> readThreadsOf(const std::string &path, const Progress &progress = {});

} // namespace vais::profiler

#endif
