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
} VaisProfilerVisitor;

/// Tells all that was recorded since the latest start, each function, edge and address once, in no
/// order, as it was at one moment: the visitor works on a copy and may call anything.
///
/// For the process's profiler, calls between instrumented functions are told as well.
/// False when `profiler` is NULL or there is no memory. From any thread, not in a signal handler.
bool vais_profiler_visit(void *profiler, const VaisProfilerVisitor *visitor);

#ifdef __cplusplus
}
#endif

#endif
