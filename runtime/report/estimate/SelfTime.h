/// Computes self and total times of contexts from the times of edges.

#ifndef VAIS_PROFILER_REPORT_SELFTIME_H
#define VAIS_PROFILER_REPORT_SELFTIME_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Computes the self and total times of every context, on and off the processor, and its cycle,
/// from the edges.
///
/// Self time is the time of the incoming edges less that of the outgoing ones, including recursive
/// ones, and less the cost of hooks. These times are estimates, which are reconciled if the
/// difference would be negative (Reconciliation.h). What is missing even then is taken from the
/// parent, so that totals still add up; at the root it is dropped. For mutual recursion see
/// Cycles.h. The root has no self time. Flat contexts have no parent and are part of no other
/// context's total.
void computeSelfTimes(Profile &profile);

/// Scales the times of threads, so that they add up to those of functions. The times of outermost
/// calls, which they are, still contain what hooks cost; those of functions do not.
void scaleThreadTimes(Profile &profile);

} // namespace vais::profiler

#endif
