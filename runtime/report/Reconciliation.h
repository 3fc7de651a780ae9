/// Times of edges that fit together: no context's callees take longer than the context.

#ifndef VAIS_PROFILER_REPORT_RECONCILIATION_H
#define VAIS_PROFILER_REPORT_RECONCILIATION_H

#include "Snapshot.h"

#include <vector>

namespace vais::profiler {

/// The time of each edge. It is Edge::ns wherever a context's time covers that of its edges out
/// and its timingNs. Elsewhere the contradiction is settled by variance, as least squares would:
/// the noisier an estimate, the further it gives way, the callees' downwards (never below what was
/// measured of them), the context's own upwards, which its caller then pays for. What has no
/// variance stays, so that the whole stays what is known of it, unless measurements contradict each
/// other. A cycle counts as one context; Context::cycle must be set.
std::vector<double> reconciledTimes(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
