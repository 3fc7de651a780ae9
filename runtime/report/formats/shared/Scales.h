/// The units in which times and bytes are shown.

#ifndef VAIS_PROFILER_REPORT_SCALES_H
#define VAIS_PROFILER_REPORT_SCALES_H

#include "runtime/report/totals/Values.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A unit that can be requested by name.
struct Scale {
  const char *name;   ///< as in --unit
  const char *symbol; ///< as displayed
  Unit of;            ///< the unit of which this is a multiple
  double size;        ///< in nanoseconds or bytes
};

/// Returns nanoseconds to seconds, and bytes to GiB.
const std::vector<Scale> &scales();

/// The requested scales. If null, each number gets the scale that fits it.
struct Scales {
  const Scale *time = nullptr;
  const Scale *bytes = nullptr;

  std::string duration(double ns) const;
  std::string size(double bytes) const;

  /// Formats a number of any unit: "1.23 ms", "4.5 KiB", "1,234".
  std::string format(Unit unit, uint64_t number) const;
};

} // namespace vais::profiler

#endif
