/// From a profile file to a Snapshot.

#ifndef VAIS_PROFILER_REPORT_PROFILEREADER_H
#define VAIS_PROFILER_REPORT_PROFILEREADER_H

#include "Snapshot.h"

#include <stdexcept>
#include <string>

namespace vais::profiler {

/// The file is not a profile that can be read. what() is one line: "<path>: expected ..., found
/// ...".
class ProfileError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the profile at `path`, that of a running or killed process included. Threads are merged
/// by path of calls, times estimated and self times computed (see SelfTime.h).
/// Throws ProfileError when there is no such file, when it is empty, truncated, no profile, of
/// another version or damaged. Never reads outside the file whatever it holds.
/// A file that `vais-profiler merge` wrote is read as well (SnapshotFile.h).
Snapshot readProfile(const std::string &path);

/// The same of the phase of that name alone: calls and times, the phase's duration, and the
/// process's counters and marks; memory is not told apart by phases. Throws ProfileError also where
/// the profile has no such phase, or is a merged one.
Snapshot readPhaseOf(const std::string &path, const std::string &phase);

/// The threads of the profile at `path`, the oldest first, each as a Snapshot whose times are its
/// own; those that followed each other in one tree count as one. None where threads have been put
/// together already, in a merged file. Throws ProfileError.
std::vector<Snapshot> readThreadsOf(const std::string &path);

} // namespace vais::profiler

#endif
