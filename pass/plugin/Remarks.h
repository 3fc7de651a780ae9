/// Reports a plan through LLVM's own channels, remarks and statistics.

#ifndef VAIS_PROFILER_PASS_REMARKS_H
#define VAIS_PROFILER_PASS_REMARKS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Emits a remark for each function, instrumented (-Rpass=vais-profiler) or not
/// (-Rpass-missed=vais-profiler), and for each allocation site that is left out. Costs next to
/// nothing if no remarks are requested.
void emitRemarks(const ModulePlan &plan);

/// Adds the figures of the plan to LLVM's statistics (-stats).
void addToStatistics(const ModulePlan &plan);

} // namespace vais_profiler

#endif
