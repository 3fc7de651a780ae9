/// The writers of all formats. Each is a pure function of a Profile, whose text ends with a
/// newline unless the format is binary; Report.cpp has the table of their names.

#ifndef VAIS_PROFILER_REPORT_WRITERS_H
#define VAIS_PROFILER_REPORT_WRITERS_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// What was run, then CPU profile, memory profile and call graph as tables, then what a reader
/// should know about their accuracy. UTF-8.
std::string textReport(const Profile &profile, const ReportStyle &style);

/// Contexts below their callers, each with its total, its own part and its calls. Of each context
/// at most style.rows callees are shown, and only those that have 0.1 % of everything.
std::string treeReport(const Profile &profile, const ReportStyle &style);

/// Duration, calls, samples, memory allocated and its peak, edges and the hottest function in one
/// line.
std::string compactReport(const Profile &profile);

/// One JSON object; docs/report-json.md describes it. Always valid JSON in valid UTF-8.
std::string jsonReport(const Profile &profile, const ReportStyle &style);

/// With everything, in its own order.
std::string jsonReport(const Profile &profile);

/// One HTML file that needs nothing else: zoom, search, values with their errors on hover.
std::string flameGraphReport(const Profile &profile, const ReportStyle &style);

/// The same as a picture: SVG with tooltips. Frames that would be narrower than half a pixel are
/// left out.
std::string svgReport(const Profile &profile, const ReportStyle &style);

/// A line for each context that has a value: functions from the outermost in, separated by ';', a
/// space, and its own part of style.value: self time in ns, say. Recursion is folded. A flat
/// context stands below "[path lost]".
std::string foldedReport(const Profile &profile, const ReportStyle &style);

/// profile.proto of github.com/google/pprof, compressed by gzip: a sample for each context with all
/// values that are known, outermost function last; functions with files and lines.
std::string pprofReport(const Profile &profile, const ReportStyle &style);

/// Callgrind profile format, version 1: per function what it has of its own at its line, and per
/// callee calls and what they led to, for all values that are known. Calls from code that is not
/// instrumented have no caller to stand with. What recursive calls lead to is in the call that
/// began the recursion.
std::string callgrindReport(const Profile &profile, const ReportStyle &style);

/// Trace Event Format: the contexts as complete events laid out one after the other, as long as
/// their totals, a track for each thread that is told apart. The order is not that of execution.
/// A value that is no time takes a nanosecond for each one of its units.
std::string chromeReport(const Profile &profile, const ReportStyle &style);

/// Its own JSON format: the contexts as nested events laid out one after the other, a profile for
/// each thread that is told apart.
std::string speedscopeReport(const Profile &profile, const ReportStyle &style);

/// The functions that have most of the value, at most style.rows, with the calls between them. The
/// hotter a function, the darker and larger; the hotter a call, the thicker.
std::string dotReport(const Profile &profile, const ReportStyle &style);

/// Functions in the order of style.sort, with every known value of their own and in total (RFC
/// 4180: quotes where they are needed; times in ns). `separator` stands between the columns.
std::string functionRows(const Profile &profile, const ReportStyle &style, char separator);

/// Likewise pairs of caller and callee. An empty caller is code that is not instrumented.
std::string edgeRows(const Profile &profile, const ReportStyle &style, char separator);

/// Likewise lines that allocate, by bytes. No line: where it is not known.
std::string siteRows(const Profile &profile, const ReportStyle &style, char separator);

// What changed from one profile to another (Difference.h).

/// A table of the functions.
std::string textDifference(const Profile &before, const Profile &after, const ReportStyle &style);

/// One JSON object, as docs/diff.schema.json says.
std::string jsonDifference(const Profile &before, const Profile &after, const ReportStyle &style);

/// The flame graph of `after`, coloured by what changed.
std::string flameGraphDifference(const Profile &before, const Profile &after,
                                 const ReportStyle &style);

} // namespace vais::profiler

#endif
