/// The sections of the text report and what they are made of.

#ifndef VAIS_PROFILER_REPORT_TEXTSECTIONS_H
#define VAIS_PROFILER_REPORT_TEXTSECTIONS_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/totals/Totals.h"

#include <string>
#include <vector>

namespace vais::profiler {

constexpr const char *kOrange = "\033[33m";

/// What all sections read.
struct TextSource {
  const Profile &profile;
  const ReportStyle &style;
  std::vector<FunctionTotals> functions;
  FunctionTotals all;

  bool hasColour() const { return style.colour == Colour::On; }
  bool hasTime() const { return profile.hasTimes(); }
  /// As people read it.
  std::string name(Index function) const;
};

std::string headingText(const TextSource &source, const std::string &title);

/// `table`, which shows at most `rows` of the `count` rows that there are, and how many more there
/// are of `what`.
std::string tableText(const TextSource &source, const Table &table, size_t count, const char *what,
                      size_t rows);

/// A bar for `percentage`, in eighths of a character.
std::string barText(double percentage);

/// A line of blocks as high as the values, the highest one a full character.
std::string curveText(const std::vector<double> &values);

std::string memorySection(const TextSource &source);

/// Phases, counters and marks; empty where there are none.
std::string markerSections(const TextSource &source);

/// A line each, without newlines: what is missing and what profiling cost. `all` is the sum over
/// functions.
std::vector<std::string> accuracyNotes(const Profile &profile, const FunctionTotals &all);

} // namespace vais::profiler

#endif
