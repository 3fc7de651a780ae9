/// Reads a process's profile: what concerns the process, then the tree of each thread.

#ifndef VAIS_PROFILER_REPORT_PROCESSREADER_H
#define VAIS_PROFILER_REPORT_PROCESSREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/read/Timeline.h"

#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

/// Returns whether the process recorded a trace rather than trees.
bool isTrace(const ProfileImage &image);

/// Returns the threads that have a tree, the newest first. If there is a clock, threads end now.
std::vector<format::Thread> readThreads(ProfileImage &image, ThreadClock clock = nullptr);

/// Returns what is known about a thread without its tree.
ThreadTotals readThreadTotals(ProfileImage &image, const format::Thread &thread);

/// Returns what is known about the process, apart from its trees.
Profile readProcess(ProfileImage &image, const Timeline &timeline,
                    const std::vector<format::Thread> &threads);

/// The part of a process that is read.
struct ProcessPart {
  std::string phase;            ///< only this phase, unless it is empty
  std::optional<size_t> thread; ///< only the tree of this thread, counted from the newest
  ThreadClock clock = nullptr;  ///< if there is one, threads end now
};

/// Reads the trees of `part`, and everything that is known about the process. Throws ProfileError.
Profile readTrees(ProfileImage &image, const ProcessPart &part);

} // namespace vais::profiler

#endif
