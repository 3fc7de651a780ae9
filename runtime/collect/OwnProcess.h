/// Whether the profile is this process's own.
///
/// The profile is shared memory, so a forked child writes to its parent's until it has a profile of
/// its own. fork(3) calls our handlers, but a child may be made without them, by _Fork or by clone
/// and its like. So the words that every hook asks first, and those here, stand in a page that the
/// kernel clears in each child that gets memory of its own (MADV_WIPEONFORK, Linux 4.14): there
/// recording is off from the first instruction on, at no cost to the hooks.
///
/// A child that shares its parent's memory (vfork, CLONE_VM) is for the profile a part of it.

#ifndef VAIS_PROFILER_COLLECT_OWNPROCESS_H
#define VAIS_PROFILER_COLLECT_OWNPROCESS_H

#include <cstdint>

namespace vais::profiler {

/// All zero in a child that has no profile of its own.
struct OwnProcess {
  uint32_t isOwner;        ///< the profile, if there is one yet, is this process's
  uint32_t isPlainExact;   ///< as in Switches: how timed calls end
  uint32_t isTrace;        ///< likewise
  uint32_t recordsProcess; ///< the hooks of the process's allocator record (alloc_scope=process)
  uint32_t isOn;           ///< recording is on; so it is until the session begins
  uint32_t unused;
};
extern OwnProcess gOwn asm("vais_profiler_own_process") __attribute__((visibility("hidden")));

/// Has the kernel clear gOwn and the first words of gSwitches in children. Where it does not know
/// how, only those made by fork(3) are recognised. The session begins.
void clearInChildren();

/// This process takes the profile for its own, or for another's: then nothing may be written to it,
/// and gSwitches must say that recording is off.
void setOwner(bool isOwner);

} // namespace vais::profiler

#endif
