/// The table of report formats.

#ifndef VAIS_PROFILER_REPORT_REPORT_H
#define VAIS_PROFILER_REPORT_REPORT_H

#include "runtime/report/formats/shared/ReportStyle.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Properties of a format, as bits.
constexpr unsigned kIsBinary = 1;     ///< not suitable for terminals
constexpr unsigned kIsOfStacks = 2;   ///< shows paths of calls, and therefore inverted ones too
constexpr unsigned kTellsThreads = 4; ///< shows what groupByThread makes as threads
constexpr unsigned kHasRows = 8;      ///< respects ReportStyle::rows
constexpr unsigned kIsSorted = 16;    ///< respects ReportStyle::sort
constexpr unsigned kHasUnits = 32;    ///< respects ReportStyle::scales
constexpr unsigned kHasValue = 64;    ///< respects ReportStyle::value
constexpr unsigned kIsText = 128;     ///< for people, who may read other lines around it
constexpr unsigned kHasColumns = 256; ///< respects ReportStyle::columns
constexpr unsigned kInverts = 512;    ///< turns stacks around by itself: needs the Profile as it is
constexpr unsigned kHasSource = 1024; ///< shows ReportStyle::source
constexpr unsigned kIsCompressed = 2048; ///< is a gzip file whatever its name

/// A format. A report is a pure function of a Profile; its text ends with a newline.
struct ReportFormat {
  const char *name;
  const char *help;
  std::string (*write)(const Profile &profile, const ReportStyle &style);
  unsigned traits;
  size_t rows; ///< number of rows shown by default
};

/// Returns all formats, the default one first.
const std::vector<ReportFormat> &reportFormats();

/// Returns the format of that name, or null if there is none.
const ReportFormat *findReportFormat(const std::string &name);

} // namespace vais::profiler

#endif
