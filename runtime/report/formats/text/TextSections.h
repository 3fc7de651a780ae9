/// The sections of the text report and their building blocks.

#ifndef VAIS_PROFILER_REPORT_TEXTSECTIONS_H
#define VAIS_PROFILER_REPORT_TEXTSECTIONS_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/totals/Totals.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// The input of all sections.
struct TextSource {
  const Profile &profile;
  const ReportStyle &style;
  std::vector<FunctionTotals> functions;
  FunctionTotals all;

  bool hasColour() const { return style.colour == Colour::On; }
  bool hasTime() const { return profile.hasTimes(); }
  /// Returns the function's name as displayed.
  std::string name(Index function) const;
};

std::string headingText(const TextSource &source, const std::string &title);

/// Returns `table`, which shows at most `rows` of `count` rows, followed by how many more of `what`
/// there are.
std::string tableText(const TextSource &source, const Table &table, size_t count, const char *what,
                      size_t rows);

/// Returns a bar for `percentage`, of at most `width` characters, in eighths of a character.
std::string barText(double percentage, size_t width = 8);

/// Returns a line of block characters as high as the values, the highest of which fills a
/// character.
std::string curveText(const std::vector<double> &values);

std::string memorySection(const TextSource &source);

/// Returns phases, counters and marks; empty if there are none.
std::string markerSections(const TextSource &source);

} // namespace vais::profiler

#endif
