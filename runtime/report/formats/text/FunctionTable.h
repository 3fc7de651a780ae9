/// The table of functions in the text report, whose columns can be chosen.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONTABLE_H
#define VAIS_PROFILER_REPORT_FUNCTIONTABLE_H

#include "runtime/report/formats/text/TextSections.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the names of the columns that the table has for every profile.
std::vector<std::string> columnNames();

/// Returns what can be said in --columns, as "name  what it shows" in lines.
std::string columnHelp();

/// Returns "" if the profile's table of functions has the columns, otherwise what was expected and
/// found.
std::string findColumnError(const Profile &profile, const std::vector<std::string> &columns);

/// Returns the table with its heading. The columns are those of the style or, if there are none,
/// the usual ones, as far as they say anything.
std::string functionSection(const TextSource &source);

/// Returns what the marks in the table mean.
std::vector<std::string> functionNotes(const TextSource &source);

} // namespace vais::profiler

#endif
