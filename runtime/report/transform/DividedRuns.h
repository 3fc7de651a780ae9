/// What is known of the runs of code that samples found.

#ifndef VAIS_PROFILER_REPORT_DIVIDEDRUNS_H
#define VAIS_PROFILER_REPORT_DIVIDEDRUNS_H

#include "runtime/report/model/Profile.h"

#include <cstddef>

namespace vais::profiler {

/// Adds runs of the contexts from `first` on, and of their functions, to a profile of several runs.
/// They have their time and events from contexts before, of which a merge knows how much runs
/// differ; of the parts it does not. A part is taken to differ from run to run by as much as the
/// whole, and so is what is left of that. This is an upper bound unless a part takes what another
/// gives, which the error of its samples allows for: a change of a part is found later than if it
/// were known, but noise is not taken for one.
void divideRuns(Profile &profile, size_t first);

} // namespace vais::profiler

#endif
