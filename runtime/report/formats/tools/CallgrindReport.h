/// The report that callgrind_annotate and KCachegrind read.

#ifndef VAIS_PROFILER_REPORT_CALLGRINDREPORT_H
#define VAIS_PROFILER_REPORT_CALLGRINDREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Callgrind profile format, version 1: per function what it has of its own at its line, and per
/// callee calls and what they led to, for all values that are known. Calls from code that is not
/// instrumented have no caller to stand with. What recursive calls lead to is in the call that
/// began the recursion.
std::string callgrindReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
