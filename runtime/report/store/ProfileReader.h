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

/// Reads the profile at `path`, whose process may be running or killed. Threads are merged by call
/// path, times are estimated and self times computed (SelfTime.h). Also reads files that
/// `vais-profiler merge` wrote (MergedFile.h) and traces, as if every call had been timed
/// (TraceTree.h). Throws ProfileError if the file does not exist, is empty, truncated, damaged or
/// of another version, or is not a profile. Never reads outside of the file, whatever it contains.
Profile readProfile(const std::string &path, const Progress &progress = {});

/// Reads only the phase of that name: its calls, times and duration, and the process's counters and
/// marks. Memory is not separated by phase. Also throws ProfileError if the profile does not have
/// that phase, or is a merged one.
Profile readPhaseOf(const std::string &path, const std::string &phase);

/// Reads the profile that this process writes, whose header is `own`, in its present state. Threads
/// may be recording; their open calls are timed up to now. Throws ProfileError.
Profile readOwnProfile(const format::Header &own, ThreadClock clock);

/// Reads the threads of the profile at `path`, the oldest first, each as a Profile with its own
/// times. Successive threads that shared a tree count as one. The result is empty for a merged
/// file, in which threads are no longer distinguished. Throws ProfileError.
std::vector<Profile> readThreadsOf(const std::string &path, const Progress &progress = {});

} // namespace vais::profiler

#endif
