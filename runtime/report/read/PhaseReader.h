/// Reads the phases of a process's time, and what edges recorded in one of them.

#ifndef VAIS_PROFILER_REPORT_PHASEREADER_H
#define VAIS_PROFILER_REPORT_PHASEREADER_H

#include "runtime/report/model/Markers.h"
#include "runtime/report/read/ProfileImage.h"

#include "contracts/MarkerFormat.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// What an edge has recorded, in all or in a phase.
struct EdgeRecord {
  uint64_t calls = 0;
  format::EdgeTime time{};
};

/// Returns where the phase is that the program called `name`. If there is none, fails with the
/// names of those there are.
format::Address<format::Phase> phaseAddress(ProfileImage &image, const std::string &name);

/// One phase of a profile.
class PhaseCut {
public:
  /// Throws ProfileError if the profile has no such phase.
  PhaseCut(ProfileImage &image, const std::string &name);

  /// Returns what the edge whose slot is at `slot` recorded in the phase. `whole` is what it has
  /// recorded at the end.
  EdgeRecord of(uint64_t slot, const EdgeRecord &whole) const;

private:
  using Sums = std::unordered_map<uint64_t, EdgeRecord>;
  static Sums read(ProfileImage &image, format::Address<format::SumTable> address);

  Sums sums_;              ///< until the process last left the phase
  Sums before_;            ///< if the phase continues: what there was when it began
  bool isCurrent_ = false; ///< the phase continues at the end
};

/// Returns the phases in the order in which they first began, including the time before the first
/// named one; none if the program named none. The process is known to have lasted until `endTicks`.
std::vector<Phase> readPhases(ProfileImage &image, double nsPerTick, uint64_t endTicks);

} // namespace vais::profiler

#endif
