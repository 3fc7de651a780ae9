/// The formats of reports.

#ifndef VAIS_PROFILER_REPORT_REPORT_H
#define VAIS_PROFILER_REPORT_REPORT_H

#include "Snapshot.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class Colour { Off, On };

/// How a report looks; formats for programs ignore it.
struct ReportStyle {
  Colour colour = Colour::Off; ///< escape sequences for terminals
  size_t width = 80;           ///< columns that lines should fit in
  size_t rows = 20;            ///< of each table; how many more there are is said below it
};

/// A report: a pure function of a Snapshot, whose text ends with a newline.
struct ReportFormat {
  const char *name;
  const char *help;
  std::string (*write)(const Snapshot &snapshot, const ReportStyle &style);
};

/// All formats, the default one first.
const std::vector<ReportFormat> &reportFormats();

/// The format of that name, null when there is none.
const ReportFormat *findReportFormat(const std::string &name);

} // namespace vais::profiler

#endif
