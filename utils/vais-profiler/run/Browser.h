/// Shows a page to the user.

#ifndef VAIS_PROFILER_TOOL_BROWSER_H
#define VAIS_PROFILER_TOOL_BROWSER_H

#include <string>

namespace vais::profiler {

/// Opens the file, or the address of a page, with the first command of BROWSER (separated by
/// colons, with %s for the file where that is not the last argument) that exists, or with xdg-open,
/// and does not wait for it. Throws CommandError if there is none, which names the file.
void openInBrowser(const std::string &path);

} // namespace vais::profiler

#endif
