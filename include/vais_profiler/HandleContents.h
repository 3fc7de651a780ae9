/// What a profiler of the C interface holds, for those who report it: libvais_profiler_report.a
/// reads a profiler of libvais_profiler.a or .so through this. Not for programs: it may change with
/// any version of the two, which belong together.

#ifndef VAIS_PROFILER_HANDLE_CONTENTS_H
#define VAIS_PROFILER_HANDLE_CONTENTS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Who is told what a profiler holds. Names are terminated and good during the call.
typedef struct VaisProfilerVisitor {
  void *user; ///< handed to each of them; any may be NULL
  void (*sampled)(void *user, const char *function, uint64_t samples);
  void (*called)(void *user, const char *caller, const char *callee, uint64_t calls);
  void (*allocated)(void *user, uint64_t address, uint64_t size); ///< allocations that are live
  /// Once: all allocations, those freed since included, and the most bytes that were live.
  void (*totals)(void *user, uint64_t allocations, uint64_t allocatedBytes, uint64_t peakBytes);
} VaisProfilerVisitor;

/// Tells `visitor` what was recorded through `profiler`, in no order: of the process's profiler,
/// what the program told it and a timer took, but not what instrumented code recorded. The visitor calls no function
/// of `profiler`. False: it is NULL.
bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor);

/// What vais_profiler_last_error() is to say: a VaisProfilerError.
void vais_profiler_set_last_error(int error);

#ifdef __cplusplus
}
#endif

#endif
