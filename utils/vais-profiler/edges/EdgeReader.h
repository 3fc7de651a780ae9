/// Reads the counters of the control flow in profiles.

#ifndef VAIS_PROFILER_TOOL_EDGEREADER_H
#define VAIS_PROFILER_TOOL_EDGEREADER_H

#include "utils/vais-profiler/edges/EdgeProfile.h"

#include <string>

namespace vais::profiler {

/// Adds the counts of the profile in `file`, of the phase `phase` only unless that is empty, to
/// `sum`. Throws ProfileError if it cannot be read, or has no counters.
void addEdgesOf(const std::string &file, uint64_t weight, const std::string &phase,
                EdgeProfile &sum);

} // namespace vais::profiler

#endif
