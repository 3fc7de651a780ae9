/// Decides which copy of the runtime records if the process has several (RuntimeCopy.h).

#ifndef VAIS_PROFILER_SESSION_OTHERCOPIES_H
#define VAIS_PROFILER_SESSION_OTHERCOPIES_H

namespace vais::profiler {

enum class CopyRole {
  Records,  ///< this copy records
  PassesOn, ///< another copy records, to which gRecorder points
  Silent    ///< another copy records, of an incompatible version; the user has been told
};

/// Decides at the first call: the copy in the executable records or, in a process without one, the
/// first copy that asks. Should be called in a constructor, because it reads the dynamic linker's
/// list of objects, which does not change while a constructor runs.
CopyRole chooseRole();

} // namespace vais::profiler

#endif
