/// Notes which objects the process has mapped, so that addresses in samples keep a meaning after
/// the process has ended, or an object was unloaded.
///
/// The kernel's list (/proc/self/maps) is read rather than the dynamic linker's
/// (dl_iterate_phdr(3)): that one is behind a lock, which a handler must not take, nor may any
/// other code that runs at arbitrary moments, since a thread that is stopped while it holds the
/// lock (by a garbage collector, say) blocks whoever stopped it. The kernel's list takes no lock of
/// the process, includes the vdso, and is the same for programs that are linked statically or
/// without libc.
///
/// It is read when the first thread is sampled. What is in the list then is taken to stay. Later,
/// it is read if a sample is found at a new place outside of that code, at a cost of no more than
/// 1 % of the time. Code that was loaded later may be replaced: when a sample finds it, it has to
/// have its build id still, otherwise the list is read; without a build id, it is read from time to
/// time, at a cost of no more than 0.1 %. Nothing is written to the profile of another process, and
/// in a sandbox there are no samples.

#ifndef VAIS_PROFILER_COLLECT_MAPPEDCODE_H
#define VAIS_PROFILER_COLLECT_MAPPEDCODE_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// Notes all code, unless that was done before. Only in a slow path of the owner of `thread`.
void noteMappedCode(format::Thread &thread);

/// Returns the number of the mapping in which the running code is, or 0 if it is unknown. Only in a
/// slow path of the owner of `thread`; may be called in a signal handler.
uint32_t mappedCodeAt(format::Thread &thread, uint64_t programCounter);

/// Returns the same if the mapping is known, but was not there at the start, otherwise 0. May be
/// called at any time.
uint32_t lateCodeAt(uint64_t programCounter);

/// Returns whether a mapping of that number was not there at the start.
bool isLateCode(uint32_t number);

/// Returns whether something has become of that mapping or, if its object has no build id, whether
/// it is time to find out. May be called at any time.
bool isLateCodeStale(uint64_t programCounter);

/// Finds it out. Only in a slow path of the owner of `thread`; may be called in a signal handler.
void updateMappedCode(format::Thread &thread);

/// In a forked child, where nobody is reading the list.
void restartMappedCode();

} // namespace vais::profiler

#endif
