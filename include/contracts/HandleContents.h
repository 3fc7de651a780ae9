/// Lists what a profiler of the C interface has recorded, for the project's own C++ interface and
/// reports.

#ifndef VAIS_PROFILER_HANDLE_CONTENTS_H
#define VAIS_PROFILER_HANDLE_CONTENTS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The functions to call. Any of them may be NULL. Texts end with a NUL and are valid during the
/// call.
typedef struct VaisProfilerVisitor {
  void *user; ///< passed to each of the functions
  void (*sampled)(void *user, const char *function, uint64_t samples);
  void (*called)(void *user, const char *caller, const char *callee, uint64_t calls);
  void (*allocated)(void *user, uint64_t address, uint64_t size); ///< a live allocation
  /// Called once, with the number of all allocations, including those freed since, and with the
  /// most bytes that were live.
  void (*totals)(void *user, uint64_t allocations, uint64_t allocatedBytes, uint64_t peakBytes);
} VaisProfilerVisitor;

/// Passes everything that was recorded since the latest start to `visitor`, as it was at one
/// moment: each function, edge and address once, in no particular order. The visitor works on a
/// copy and may call any function.
///
/// For the process's profiler this includes what the program and the timer recorded but not what
/// instrumented code recorded, which is read from the process's profile (OwnProfile.h). Returns
/// false if `profiler` is NULL or there is no memory. May be called from any thread, but not in a
/// signal handler.
bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor);

/// Sets what vais_profiler_last_error() returns in the calling thread, a VaisProfilerError.
void vais_profiler_set_last_error(int error);

#ifdef __cplusplus
}
#endif

#endif
