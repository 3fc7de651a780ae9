/// What happens to the profile when the process forks.
///
/// A child has no profile at first (OwnProcess.h). If it is made by fork(3) while its parent is
/// recording, it gets one during the fork: a copy of the structure of its parent's, with all counts
/// at zero. The parent's thread waits meanwhile. Any other child gets a profile when recording is
/// switched on in it, and costs nothing before. With children=off, no child ever gets one.

#ifndef VAIS_PROFILER_SESSION_FORK_H
#define VAIS_PROFILER_SESSION_FORK_H

namespace vais::profiler {

/// Makes forks of the process obey these rules. To be called when the session begins.
void followForks();

/// Gives a child the profile that it does not have yet. Returns false if it is not to have one or
/// none can be had; nothing may be recorded then.
bool takeOwnProfile();

} // namespace vais::profiler

#endif
