/// What a profiler of the C interface has recorded, piece by piece: for the project's own C++
/// interface and reports.

#ifndef VAIS_PROFILER_HANDLE_CONTENTS_H
#define VAIS_PROFILER_HANDLE_CONTENTS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whom to tell. Any function may be NULL. Texts end with a NUL and are good during the call.
typedef struct VaisProfilerVisitor {
  void *user; ///< handed to each of them
  void (*sampled)(void *user, const char *function, uint64_t samples);
  void (*called)(void *user, const char *caller, const char *callee, uint64_t calls);
  void (*allocated)(void *user, uint64_t address, uint64_t size); ///< live ones
  /// Once: all allocations, those freed since included, and the most bytes that were live.
  void (*totals)(void *user, uint64_t allocations, uint64_t allocatedBytes, uint64_t peakBytes);
} VaisProfilerVisitor;

/// Tells all that was recorded since the latest start, each function, edge and address once, in no
/// order, as it was at one moment: the visitor works on a copy and may call anything.
///
/// Of the process's profiler, what it was told and what its timer took, but not what instrumented
/// code recorded: whoever reports that reads the process's profile (OwnProfile.h).
/// False when `profiler` is NULL or there is no memory. From any thread, not in a signal handler.
bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor);

/// Sets what vais_profiler_last_error() returns in the calling thread: a VaisProfilerError.
void vais_profiler_set_last_error(int error);

#ifdef __cplusplus
}
#endif

#endif
