/// Tables for spreadsheets and scripts.

#ifndef VAIS_PROFILER_REPORT_SEPARATEDREPORT_H
#define VAIS_PROFILER_REPORT_SEPARATEDREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Functions in the order of style.sort, with every known value of their own and in total (RFC
/// 4180: quotes where they are needed; times in ns). `separator` stands between the columns.
std::string functionRows(const Snapshot &snapshot, const ReportStyle &style, char separator);

/// Likewise pairs of caller and callee. An empty caller is code that is not instrumented.
std::string edgeRows(const Snapshot &snapshot, const ReportStyle &style, char separator);

/// Likewise lines that allocate, by bytes. No line: where it is not known.
std::string siteRows(const Snapshot &snapshot, const ReportStyle &style, char separator);

} // namespace vais::profiler

#endif
