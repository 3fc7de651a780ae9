/// Which functions have a single caller.

#ifndef VAIS_PROFILER_REPORT_ONLYCALLERS_H
#define VAIS_PROFILER_REPORT_ONLYCALLERS_H

#include "runtime/report/model/Profile.h"

#include <vector>

namespace vais::profiler {

/// Returns the only caller of each function other than itself, or kNone if there is none or
/// several.
std::vector<Index> onlyCallers(const Profile &profile);

} // namespace vais::profiler

#endif
