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

/// Whether the process recorded a trace rather than trees.
bool isTrace(const ProfileImage &image);

/// The threads that have a tree, the newest first. Where there is a clock, threads end now.
std::vector<format::Thread> readThreads(ProfileImage &image, ThreadClock clock = nullptr);

/// What is known of a thread without its tree.
ThreadTotals readThreadTotals(ProfileImage &image, const format::Thread &thread);

/// What is known of the process, apart from its trees.
Profile readProcess(ProfileImage &image, const Timeline &timeline,
                    const std::vector<format::Thread> &threads);

/// What of a process is read.
struct ProcessPart {
  std::string phase;            ///< only this one, unless it is empty
  std::optional<size_t> thread; ///< of the trees only this thread's, counted from the newest
  ThreadClock clock = nullptr;  ///< where there is one, threads end now
};

/// Reads the trees of `part`, with all that is known of the process. Throws ProfileError.
Profile readTrees(ProfileImage &image, const ProcessPart &part);

} // namespace vais::profiler

#endif
