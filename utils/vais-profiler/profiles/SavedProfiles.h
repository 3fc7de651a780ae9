/// From the private directory to where profiles stay.

#ifndef VAIS_PROFILER_TOOL_SAVEDPROFILES_H
#define VAIS_PROFILER_TOOL_SAVEDPROFILES_H

#include "utils/vais-profiler/profiles/ProfileDirectory.h"

namespace vais::profiler {

struct SavedProfiles {
  std::vector<std::string> paths;  ///< of all profiles, wherever they are now
  std::vector<std::string> errors; ///< a line for each that could not be saved
  size_t count = 0;                ///< saved ones: the first of `paths`
};

/// The program's own profile replaces `file`; the others go to `file`.<process>, with .2, .3, ...
/// behind where that name is taken. The program's own come first; live ones come last and stay.
SavedProfiles saveProfiles(const FoundProfiles &found, const std::string &file);

std::vector<std::string> allOf(const FoundProfiles &found);

/// "profile: FILE (+ 2 of child processes)".
std::string describe(const SavedProfiles &saved);

/// Throws CommandError when `file` is something that a profile should not replace: anything but
/// an earlier profile or an empty file.
void requireReplaceable(const std::string &file);

} // namespace vais::profiler

#endif
