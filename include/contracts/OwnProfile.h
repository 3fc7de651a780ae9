/// Locates the profile of the calling process in memory for libvais_profiler_report.a, which reads
/// it there while the process records. Not meant for programs.

#ifndef VAIS_PROFILER_OWN_PROFILE_H
#define VAIS_PROFILER_OWN_PROFILE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Returns the format::Header (ProfileFormat.h) of this process's profile. Returns NULL if no
/// instrumented code is linked in or none has run yet, and in a forked child that has no profile of
/// its own.
const void *vais_profiler_own_profile(void);

/// Returns the format::Context that the calling thread is in, or NULL outside of instrumented code.
/// Valid as long as the profile is.
const void *vais_profiler_own_context(void);

/// Returns the current time of a format::Thread of that profile, or the time at which a thread that
/// no longer exists ended, in ticks, and how many of these ticks it was off the processor. Makes a
/// system call.
void vais_profiler_own_thread_time(const void *thread, uint64_t *ticks, int64_t *offTicks);

#ifdef __cplusplus
}
#endif

#endif
