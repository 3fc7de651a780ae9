/// The options that choose what is shown of profiles.

#ifndef VAIS_PROFILER_TOOL_SHOWNPROFILE_H
#define VAIS_PROFILER_TOOL_SHOWNPROFILE_H

#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <CLI/CLI.hpp>
#include <optional>

namespace vais::profiler {

/// Regular expressions, as the user gave them; see matchingNames(). An empty one asks for nothing.
struct Patterns {
  std::string focus, ignore, hide;
};

enum class Group { Function, Thread, File };

struct ReportContent {
  const Value *value = nullptr; ///< null: the format's own choice
  Attribution attribution = Attribution::Callee;
  std::string phase; ///< empty: all of the process's time
  Patterns patterns;
  Group group = Group::Function;
  Sort sort = Sort::Value;
  std::optional<size_t> limit; ///< of rows; kUnlimited for all
  Scales scales;
  NameStyle names = NameStyle::Short;
  size_t width = kUnlimited; ///< kUnlimited: what suits the output
  bool isInverted = false;
};

/// Adds --value, --attribute, --phase, --focus, --ignore, --hide, --group, --limit, --unit, --names
/// and --width.
void addContentOptions(CLI::App &command, ReportContent &options);

/// Adds --sort.
void addSortOption(CLI::App &command, ReportContent &options);

/// Adds --inverted.
void addInvertedOption(CLI::App &command, ReportContent &options);

/// Whether the options ask for sums: for anything that events in their order have not.
bool asksForSums(const ReportContent &options);

/// Adds --value alone.
void addValueOption(CLI::App &command, const Value *&value);

/// Reads and merges the profiles, with threads apart where they are to be shown, and makes of them
/// what the options ask for. Throws CommandError, also where `format` has no use for an option that
/// was given, and ProfileError.
Profile readForReport(const std::vector<std::string> &files, const ReportContent &options,
                      const ReportFormat &format);

/// Throws CommandError when `value` was not recorded; null is fine.
void requireKnown(const Profile &profile, const Value *value);

/// How `format` is to show it.
ReportStyle styleOf(const ReportContent &options, const ReportFormat &format);

} // namespace vais::profiler

#endif
