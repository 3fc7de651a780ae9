/// Tells whether the profile belongs to this process.
///
/// The profile is shared memory, so a forked child would write to its parent's until it has a
/// profile of its own. fork(3) calls the runtime's handlers, but _Fork, clone and similar calls
/// make a child without them. The words that every hook reads first, and those declared here, are
/// therefore in a page that the kernel clears in each child that gets memory of its own
/// (MADV_WIPEONFORK, Linux 4.14). There, recording is off from the first instruction on, at no cost
/// to the hooks.
///
/// A child that shares its parent's memory (vfork, CLONE_VM) counts as a part of its parent.

#ifndef VAIS_PROFILER_COLLECT_OWNPROCESS_H
#define VAIS_PROFILER_COLLECT_OWNPROCESS_H

#include <cstdint>

namespace vais::profiler {

/// All zero in a child that has no profile of its own.
struct OwnProcess {
  uint32_t isOwner;        ///< the profile, if there is one yet, belongs to this process
  uint32_t isPlainExact;   ///< as in Switches; determines how timed calls end
  uint32_t isTrace;        ///< as in Switches
  uint32_t recordsProcess; ///< the hooks of the process's allocator record (alloc_scope=process)
  uint32_t isOn;           ///< recording is on, as it is until the session begins
  uint32_t unused;
};
extern OwnProcess gOwn asm("vais_profiler_own_process") __attribute__((visibility("hidden")));

/// Makes the kernel clear gOwn and the first words of gSwitches in children. If the kernel cannot
/// do this, only children made by fork(3) are recognised. To be called when the session begins.
void clearInChildren();

/// Sets whether the profile belongs to this process. If it does not, nothing may be written to it,
/// and gSwitches must say that recording is off.
void setOwner(bool isOwner);

} // namespace vais::profiler

#endif
