/// The units that times and bytes are shown in.

#ifndef VAIS_PROFILER_REPORT_SCALES_H
#define VAIS_PROFILER_REPORT_SCALES_H

#include "runtime/report/totals/Values.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A unit that can be asked for by name.
struct Scale {
  const char *name;   ///< as in --unit
  const char *symbol; ///< as shown
  Unit of;            ///< what it is a multiple of
  double size;        ///< in nanoseconds or bytes
};

/// Nanoseconds to seconds, bytes to GiB.
const std::vector<Scale> &scales();

/// Scales asked for; null: each number gets the one that fits it.
struct Scales {
  const Scale *time = nullptr;
  const Scale *bytes = nullptr;

  std::string duration(double ns) const;
  std::string size(double bytes) const;

  /// A number of any unit: "1.23 ms", "4.5 KiB", "1,234".
  std::string format(Unit unit, uint64_t number) const;
};

} // namespace vais::profiler

#endif
