/// Phases of a process's time, and what edges gathered in one of them.

#ifndef VAIS_PROFILER_REPORT_PHASEREADER_H
#define VAIS_PROFILER_REPORT_PHASEREADER_H

#include "runtime/report/model/Markers.h"
#include "runtime/report/read/ProfileImage.h"

#include "contracts/MarkerFormat.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// What an edge has, or had, gathered.
struct EdgeRecord {
  uint64_t calls = 0;
  format::EdgeTime time{};
};

/// One phase of a profile.
class PhaseCut {
public:
  /// Throws ProfileError when the profile has no such phase.
  PhaseCut(ProfileImage &image, const std::string &name);

  /// What the edge whose slot is at `slot` gathered in the phase, of `whole` at the end.
  EdgeRecord of(uint64_t slot, const EdgeRecord &whole) const;

private:
  using Sums = std::unordered_map<uint64_t, EdgeRecord>;
  static Sums read(ProfileImage &image, format::Address<format::SumTable> address);

  Sums sums_;              ///< until the process last left the phase
  Sums before_;            ///< of the phase that goes on: what there was when it began
  bool isCurrent_ = false; ///< this is the phase that goes on
};

/// Phases in the order in which they first began, the time before the first named one included;
/// none where none was named. The process is known to have lasted to `endTicks`.
std::vector<Phase> readPhases(ProfileImage &image, double nsPerTick, uint64_t endTicks);

} // namespace vais::profiler

#endif
