/// Which copy of the runtime records, where the process has several (RuntimeCopy.h).

#ifndef VAIS_PROFILER_SESSION_OTHERCOPIES_H
#define VAIS_PROFILER_SESSION_OTHERCOPIES_H

namespace vais::profiler {

enum class CopyRole {
  Records,  ///< this copy is the one
  PassesOn, ///< gRecorder is set
  Silent    ///< another copy records, of a version that this one cannot talk to; that was said
};

/// Decides, once: the executable's copy records, or in a process without one the first copy that
/// asks. Belongs into a constructor: the dynamic linker's list of objects is read, which does not
/// change while one runs.
CopyRole chooseRole();

} // namespace vais::profiler

#endif
