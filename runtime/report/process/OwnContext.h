/// Locates the calling thread in the calling-context tree.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_OWNCONTEXT_H
#define VAIS_PROFILER_REPORT_INTERFACE_OWNCONTEXT_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

namespace format {
struct Header;
}

/// Returns the context of `snapshot` that the calling thread is in according to the process's
/// profile `own`, of which the snapshot was made; 0 outside of instrumented code. If the snapshot
/// does not contain that context, because it was read before the first call there, returns the
/// nearest context around it.
Index ownContextIn(const Profile &snapshot, const format::Header &own);

} // namespace vais::profiler

#endif
