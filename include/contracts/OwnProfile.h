/// Where the profile of the calling process stands in its memory, for libvais_profiler_report.a,
/// which reads it there while the process records. Not for programs.

#ifndef VAIS_PROFILER_OWN_PROFILE_H
#define VAIS_PROFILER_OWN_PROFILE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The format::Header (ProfileFormat.h) of the profile of this process; NULL where no instrumented
/// code is linked in, before it runs, and in a forked child that has no profile of its own.
const void *vais_profiler_own_profile(void);

/// The format::Context that the calling thread is in; NULL outside of instrumented code. Good as
/// long as the profile is.
const void *vais_profiler_own_context(void);

/// Where a format::Thread of that profile is in time: the present, or the end of a thread that is
/// gone, in ticks, and how many of them it was off the processor. System call.
void vais_profiler_own_thread_time(const void *thread, uint64_t *ticks, int64_t *offTicks);

#ifdef __cplusplus
}
#endif

#endif
