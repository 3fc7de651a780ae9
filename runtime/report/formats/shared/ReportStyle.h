/// What a report shows, and how it looks.

#ifndef VAIS_PROFILER_REPORT_REPORTSTYLE_H
#define VAIS_PROFILER_REPORT_REPORTSTYLE_H

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/totals/Values.h"

#include <cstddef>
#include <limits>

namespace vais::profiler {

enum class Colour { Off, On };

/// What functions are sorted by; Value is that which is shown.
enum class Sort { Value, Self, Total, Calls, Allocations, Bytes, Name };

/// Of a line, of a table: as long as it takes.
constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

/// What a report shows of a Profile and how it looks. Formats ignore what means nothing to them.
struct ReportStyle {
  Colour colour = Colour::Off;  ///< escape sequences for terminals
  size_t width = kUnlimited;    ///< columns that lines should fit in
  size_t rows = 20;             ///< of each table; how many more there are is said below it
  size_t contextRows = 5;       ///< of each table of paths of calls
  const Value *value = nullptr; ///< null: the first that is known
  Sort sort = Sort::Value;
  Scales scales;           ///< of times and bytes
  bool isInverted = false; ///< the Profile is what invertProfile() made

  const Value &valueOf(const Profile &profile) const {
    return value ? *value : defaultValue(profile);
  }
};

} // namespace vais::profiler

#endif
