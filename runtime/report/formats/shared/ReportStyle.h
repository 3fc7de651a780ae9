/// What a report shows, and how it looks.

#ifndef VAIS_PROFILER_REPORT_REPORTSTYLE_H
#define VAIS_PROFILER_REPORT_REPORTSTYLE_H

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/formats/shared/SourceLines.h"
#include "runtime/report/totals/Values.h"

#include <cstddef>
#include <limits>
#include <optional>

namespace vais::profiler {

enum class Colour { Off, On };

/// What functions are sorted by. Value is the value that is shown.
enum class Sort { Value, Self, Total, Calls, Allocations, Bytes, Name };

/// The width of a line, or the length of a table, that is not limited.
constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

/// What a report shows of a Profile, and how it looks. Formats ignore members that do not apply to
/// them.
struct ReportStyle {
  Colour colour = Colour::Off;  ///< escape sequences for terminals
  size_t width = kUnlimited;    ///< columns into which lines should fit
  size_t rows = 20;             ///< of each table, which states how many more there are
  size_t contextRows = 5;       ///< of each table of call paths
  const Value *value = nullptr; ///< null for the first value that is known
  Sort sort = Sort::Value;
  Scales scales;                    ///< for times and bytes
  std::vector<std::string> columns; ///< of the table of functions; see findColumnError()
  bool isInverted = false; ///< whether invertProfile() made the Profile, or the format is to turn
                           ///< the stacks around by itself
  std::optional<SourceLines> source; ///< of formats with kHasSource (Report.h), if looked for

  const Value &valueOf(const Profile &profile) const {
    return value ? *value : defaultValue(profile);
  }
};

} // namespace vais::profiler

#endif
