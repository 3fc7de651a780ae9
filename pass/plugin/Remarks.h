/// Tells about a plan through LLVM's own channels: remarks and statistics.

#ifndef VAIS_PROFILER_PASS_REMARKS_H
#define VAIS_PROFILER_PASS_REMARKS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Emits a remark for each function, instrumented (-Rpass=vais-profiler) or not
/// (-Rpass-missed=vais-profiler), and for each allocation site left out. Costs next to nothing
/// where nobody asked for remarks.
void emitRemarks(const ModulePlan &plan);

/// Adds the plan up for -stats.
void addToStatistics(const ModulePlan &plan);

} // namespace vais_profiler

#endif
