/// Where the calling thread is in the calling-context tree.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_OWNCONTEXT_H
#define VAIS_PROFILER_REPORT_INTERFACE_OWNCONTEXT_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

namespace format {
struct Header;
}

/// The context of `snapshot` that the calling thread is in, by the process's profile `own`, of
/// which the snapshot was made; 0 outside of instrumented code. When the snapshot does not know it,
/// having been read before its first call was, the nearest one around it.
Index ownContextIn(const Profile &snapshot, const format::Header &own);

} // namespace vais::profiler

#endif
