/// The writers of all formats. Each is a pure function of a Profile, and its text ends with a
/// newline unless the format is binary. Report.cpp has the table of their names.

#ifndef VAIS_PROFILER_REPORT_WRITERS_H
#define VAIS_PROFILER_REPORT_WRITERS_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Writes what was run, the CPU profile, memory profile and call graph as tables, and then notes on
/// their accuracy. UTF-8.
std::string textReport(const Profile &profile, const ReportStyle &style);

/// Writes contexts below their callers, each with its total, its own part and its calls. At most
/// style.rows callees of each context are shown, and only those that have at least 0.1 % of
/// everything.
std::string treeReport(const Profile &profile, const ReportStyle &style);

/// Writes one line with duration, calls, samples, allocated memory and its peak, edges and the
/// hottest function.
std::string compactReport(const Profile &profile);

/// Writes one JSON object, described in docs/report-json.md. It is always valid JSON in valid
/// UTF-8.
std::string jsonReport(const Profile &profile, const ReportStyle &style);

/// Writes everything, in the report's own order.
std::string jsonReport(const Profile &profile);

/// Writes a single, self-contained HTML file that shows all of the profile, and style.source.
std::string pageReport(const Profile &profile, const ReportStyle &style);

/// Writes the same file, which opens at its flame graph.
std::string flameGraphReport(const Profile &profile, const ReportStyle &style);

/// Writes a flame graph as an image, SVG with tooltips. Frames narrower than half a pixel are left
/// out.
std::string svgReport(const Profile &profile, const ReportStyle &style);

/// Writes a line for each context that has a value: the functions from the outermost inwards,
/// separated by ';', a space, and the context's own part of style.value, such as self time in ns.
/// Recursion is folded. A flat context is below "[path lost]".
std::string foldedReport(const Profile &profile, const ReportStyle &style);

/// Writes profile.proto of github.com/google/pprof, compressed by gzip: a sample for each context
/// with all known values, the outermost function last; functions with files and lines.
std::string pprofReport(const Profile &profile, const ReportStyle &style);

/// Writes the Callgrind profile format, version 1: for each function its own values at its line,
/// and for each callee the calls and their inclusive values, for all known values. Calls from code
/// that is not instrumented have no caller. The inclusive values of recursive calls belong to the
/// call that began the recursion.
std::string callgrindReport(const Profile &profile, const ReportStyle &style);

/// Writes the Trace Event Format: the contexts as complete events, placed one after the other and
/// as long as their totals, on a track for each thread that is distinguished. The order is not that
/// of execution. A value that is not a time takes one nanosecond per unit.
std::string chromeReport(const Profile &profile, const ReportStyle &style);

/// Writes the same as packets of Perfetto's trace format.
std::string perfettoReport(const Profile &profile, const ReportStyle &style);

/// Writes speedscope's JSON format: the contexts as nested events, placed one after the other, in a
/// profile for each thread that is distinguished.
std::string speedscopeReport(const Profile &profile, const ReportStyle &style);

/// Writes the functions that have most of the value, at most style.rows, with the calls between
/// them. Hotter functions are darker and larger, hotter calls thicker.
std::string dotReport(const Profile &profile, const ReportStyle &style);

/// Writes functions in the order of style.sort with all known values, own and total (RFC 4180,
/// quoted where necessary; times in ns). Columns are separated by `separator`.
std::string functionRows(const Profile &profile, const ReportStyle &style, char separator);

/// Writes pairs of caller and callee in the same way. An empty caller is code that is not
/// instrumented.
std::string edgeRows(const Profile &profile, const ReportStyle &style, char separator);

/// Writes lines that allocate in the same way, ordered by bytes. The line is empty if it is
/// unknown.
std::string siteRows(const Profile &profile, const ReportStyle &style, char separator);

// Changes from one profile to another (Difference.h):

/// Writes a table of the functions.
std::string textDifference(const Profile &before, const Profile &after, const ReportStyle &style);

/// Writes one JSON object as described by docs/diff.schema.json.
std::string jsonDifference(const Profile &before, const Profile &after, const ReportStyle &style);

/// Writes the page of `after`, with what changed.
std::string pageDifference(const Profile &before, const Profile &after, const ReportStyle &style);

/// Writes the same page, which opens at its flame graph, coloured by what changed.
std::string flameGraphDifference(const Profile &before, const Profile &after,
                                 const ReportStyle &style);

} // namespace vais::profiler

#endif
