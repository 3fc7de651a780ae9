/// Moves profiles from the private directory to their final place.

#ifndef VAIS_PROFILER_TOOL_SAVEDPROFILES_H
#define VAIS_PROFILER_TOOL_SAVEDPROFILES_H

#include "utils/vais-profiler/profiles/ProfileDirectory.h"

namespace vais::profiler {

struct SavedProfiles {
  std::vector<std::string> paths;  ///< of all profiles, wherever they are now
  std::vector<std::string> errors; ///< a line for each that could not be saved
  size_t count = 0;                ///< number of saved profiles, which are the first of `paths`
};

/// Replaces `file` by the program's own profile. Moves the others to `file`.<process>, with .2, .3
/// and so on appended if that name is taken. In the result, the program's own profiles come first;
/// live ones come last and are not moved.
SavedProfiles saveProfiles(const FoundProfiles &found, const std::string &file);

std::vector<std::string> allOf(const FoundProfiles &found);

/// Returns a text like "profile: FILE (+ 2 of child processes)".
std::string describe(const SavedProfiles &saved);

/// Throws CommandError if `file` is neither an earlier profile nor an empty file, which are all
/// that a profile may replace.
void requireReplaceable(const std::string &file);

} // namespace vais::profiler

#endif
