/// Includes the public C header for the report library, with exported functions, and converts
/// exceptions to errors.

#ifndef VAIS_PROFILER_REPORT_PROCESS_GUARDS_H
#define VAIS_PROFILER_REPORT_PROCESS_GUARDS_H

#include "runtime/report/model/Reading.h"
#include "runtime/report/process/FrozenProfile.h"

#include "contracts/HandleContents.h"

#include <new>

namespace vais::profiler {

/// Sets the error for vais_profiler_last_error(). Returns false.
inline bool fail(VaisProfilerError error) {
  vais_profiler_set_last_error(error);
  return false;
}

/// Returns the result of `work()`. If it throws, sets the error and returns false, because no
/// exception may reach a C program.
template <class Work> bool guarded(Work work) noexcept {
  try {
    return work();
  } catch (const ProfileError &) {
    return fail(VAIS_PROFILER_UNREADABLE);
  } catch (...) {
    return fail(VAIS_PROFILER_NO_MEMORY);
  }
}

/// Returns what the handle of a snapshot refers to; null for NULL.
inline const FrozenProfile *profileOf(const void *snapshot) {
  return static_cast<const FrozenProfile *>(snapshot);
}

} // namespace vais::profiler

#endif
