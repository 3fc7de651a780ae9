/// The formats of reports.

#ifndef VAIS_PROFILER_REPORT_REPORT_H
#define VAIS_PROFILER_REPORT_REPORT_H

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/model/Profile.h"
#include "runtime/report/totals/Values.h"

#include <limits>
#include <string>
#include <vector>

namespace vais::profiler {

enum class Colour { Off, On };

/// What functions are sorted by; Value is that which is shown.
enum class Sort { Value, Self, Total, Calls, Allocations, Bytes, Name };

/// Of a line, of a table: as long as it takes.
constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();

/// What a report shows of a Snapshot and how it looks. Formats ignore what means nothing to them.
struct ReportStyle {
  Colour colour = Colour::Off;  ///< escape sequences for terminals
  size_t width = kUnlimited;    ///< columns that lines should fit in
  size_t rows = 20;             ///< of each table; how many more there are is said below it
  size_t contextRows = 5;       ///< of each table of paths of calls
  const Value *value = nullptr; ///< null: the first that is known
  Sort sort = Sort::Value;
  Scales scales;           ///< of times and bytes
  bool isInverted = false; ///< the Snapshot is what invertSnapshot() made

  const Value &valueOf(const Snapshot &snapshot) const {
    return value ? *value : defaultValue(snapshot);
  }
};

/// What a format is like, as bits.
constexpr unsigned kIsBinary = 1;     ///< not for terminals
constexpr unsigned kIsOfStacks = 2;   ///< shows paths of calls, and so also inverted ones
constexpr unsigned kTellsThreads = 4; ///< shows what groupByThread makes as threads
constexpr unsigned kHasRows = 8;      ///< heeds ReportStyle::rows
constexpr unsigned kIsSorted = 16;    ///< heeds ReportStyle::sort
constexpr unsigned kHasUnits = 32;    ///< heeds ReportStyle::scales
constexpr unsigned kHasValue = 64;    ///< heeds ReportStyle::value
constexpr unsigned kIsText = 128;     ///< for people, who may read other lines around it

/// A report: a pure function of a Snapshot, whose text ends with a newline.
struct ReportFormat {
  const char *name;
  const char *help;
  std::string (*write)(const Snapshot &snapshot, const ReportStyle &style);
  unsigned traits;
  size_t rows; ///< shown unless another number is asked for
};

/// All formats, the default one first.
const std::vector<ReportFormat> &reportFormats();

/// The format of that name, null when there is none.
const ReportFormat *findReportFormat(const std::string &name);

} // namespace vais::profiler

#endif
