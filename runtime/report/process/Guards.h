/// The public C header as the report library sees it: exported, and with errors for exceptions.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_INTERFACE_H
#define VAIS_PROFILER_REPORT_INTERFACE_INTERFACE_H

#include "runtime/report/model/Reading.h"
#include "runtime/report/process/FrozenProfile.h"

#include "contracts/HandleContents.h"

#include <new>

namespace vais::profiler {

/// Notes `error` for vais_profiler_last_error(); returns false.
inline bool fail(VaisProfilerError error) {
  vais_profiler_set_last_error(error);
  return false;
}

/// Calls `work()` and returns what it does; false, with an error noted, when it throws: no
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

/// What a snapshot's handle stands for; null for NULL.
inline const FrozenProfile *profileOf(const void *snapshot) {
  return static_cast<const FrozenProfile *>(snapshot);
}

} // namespace vais::profiler

#endif
