/// Self and total times of contexts, from the times of edges.

#ifndef VAIS_PROFILER_REPORT_SELFTIME_H
#define VAIS_PROFILER_REPORT_SELFTIME_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Computes the self and total times of every context, on and off the processor, and its cycle,
/// from the edges.
///
/// Self time is the time of the edges in less that of the edges out, recursive ones included, and
/// less timingNs. These are estimates, and reconciled where the difference would be negative
/// (Reconciliation.h). What is missing even then is taken from the parent, so that totals still add
/// up; at the root it is forgotten. Within mutual recursion see Cycles.h. The root has no self
/// time. Flat contexts have no parent and are in no other context's total.
void computeSelfTimes(Profile &profile);

/// The times of outermost calls hold what hooks cost, those of functions do not: what threads took
/// adds up to what functions took.
void scaleThreadTimes(Profile &profile);

} // namespace vais::profiler

#endif
