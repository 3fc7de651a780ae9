/// The options that choose what is shown of profiles.

#ifndef VAIS_PROFILER_TOOL_REPORTOPTIONS_H
#define VAIS_PROFILER_TOOL_REPORTOPTIONS_H

#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <CLI/CLI.hpp>
#include <optional>

namespace vais::profiler {

/// Regular expressions as given by the user; see matchingNames(). An empty one requests nothing.
struct Patterns {
  std::string focus, ignore, hide;
};

enum class Group { Function, Thread, File };

struct ReportContent {
  const Value *value = nullptr; ///< null for the format's own choice
  Attribution attribution = Attribution::Callee;
  std::string phase; ///< empty for the whole time of the process
  Patterns patterns;
  Group group = Group::Function;
  Sort sort = Sort::Value;
  std::optional<size_t> limit; ///< number of rows; kUnlimited for all
  Scales scales;
  std::vector<std::string> columns; ///< of the table of functions; empty for the usual ones
  NameStyle names = NameStyle::Short;
  ShownCode code;
  std::string vaisSource;    ///< file or folder; empty for one beside the profile
  size_t width = kUnlimited; ///< kUnlimited for the width of the output
  bool isInverted = false;
  std::string sourceFolder; ///< where source is looked for first; may be empty
};

/// Adds --value, --attribute, --phase, --focus, --ignore, --hide, --group, --limit, --unit, --names
/// and --width.
void addContentOptions(CLI::App &command, ReportContent &options);

/// Decides how functions are named, and shows code that samples found, by the symbols and debug
/// information of its objects.
/// Source of a Vais program, if `vaisSource` is not empty, is read first. Addresses are resolved by
/// `resolve`, or by the function of that name in ObjectSymbols.h if it is empty.
void nameForReport(Profile &profile, NameStyle names, ShownCode shown,
                   const std::string &vaisSource = {}, const ResolveCode &resolve = {});
/// Adds only --unit.
void addUnitOption(CLI::App &command, ReportContent &options);

/// Adds --columns.
void addColumnsOption(CLI::App &command, ReportContent &options);

/// Adds --sort.
void addSortOption(CLI::App &command, ReportContent &options);

/// Adds --source.
void addSourceOption(CLI::App &command, std::string &folder);

/// Adds --inverted.
void addInvertedOption(CLI::App &command, ReportContent &options);

/// Returns whether the options request anything that only sums have, not events in their order.
bool asksForSums(const ReportContent &options);

/// Adds only --value, which may be an event of the profile: requireKnown() finds out.
void addValueOption(CLI::App &command, const Value *&value);

/// Reads and merges the profiles, keeping threads separate if they are to be shown, and applies the
/// options. Throws ProfileError, and CommandError, also if `format` has no use for a given option.
Profile readForReport(const std::vector<std::string> &files, const ReportContent &options,
                      const ReportFormat &format);

/// Throws CommandError if `value` was not recorded; null is allowed.
void requireKnown(const Profile &profile, const Value *value);

/// Returns how `format` is to show the profile.
ReportStyle styleOf(const ReportContent &options, const ReportFormat &format);

} // namespace vais::profiler

#endif
