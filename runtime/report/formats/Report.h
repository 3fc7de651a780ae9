/// The formats of reports.

#ifndef VAIS_PROFILER_REPORT_REPORT_H
#define VAIS_PROFILER_REPORT_REPORT_H

#include "runtime/report/formats/shared/ReportStyle.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// What a format is like, as bits.
constexpr unsigned kIsBinary = 1;     ///< not for terminals
constexpr unsigned kIsOfStacks = 2;   ///< shows paths of calls, and so also inverted ones
constexpr unsigned kTellsThreads = 4; ///< shows what groupByThread makes as threads
constexpr unsigned kHasRows = 8;      ///< heeds ReportStyle::rows
constexpr unsigned kIsSorted = 16;    ///< heeds ReportStyle::sort
constexpr unsigned kHasUnits = 32;    ///< heeds ReportStyle::scales
constexpr unsigned kHasValue = 64;    ///< heeds ReportStyle::value
constexpr unsigned kIsText = 128;     ///< for people, who may read other lines around it

/// A report: a pure function of a Profile, whose text ends with a newline.
struct ReportFormat {
  const char *name;
  const char *help;
  std::string (*write)(const Profile &profile, const ReportStyle &style);
  unsigned traits;
  size_t rows; ///< shown unless another number is asked for
};

/// All formats, the default one first.
const std::vector<ReportFormat> &reportFormats();

/// The format of that name, null when there is none.
const ReportFormat *findReportFormat(const std::string &name);

} // namespace vais::profiler

#endif
