/// What becomes of the profile when the process forks.
///
/// A child has no profile at first (OwnProcess.h). One that is made by fork(3) while its parent
/// records takes one at once, in the fork: a copy of its parent's structure with all counts at
/// zero, while the parent's thread waits. Any other child has one made when recording is switched
/// on in it, and costs nothing before; with children=off none ever does.

#ifndef VAIS_PROFILER_SESSION_FORK_H
#define VAIS_PROFILER_SESSION_FORK_H

namespace vais::profiler {

/// Has the process's forks obey the above from now on. The session begins.
void followForks();

/// Gives a child the profile that it has not got yet. False when there is to be none or none can be
/// had: then nothing may be recorded.
bool takeOwnProfile();

} // namespace vais::profiler

#endif
