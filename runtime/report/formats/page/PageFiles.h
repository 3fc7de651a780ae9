/// The page as separate files, as a server gives them out.

#ifndef VAIS_PROFILER_REPORT_PAGEFILES_H
#define VAIS_PROFILER_REPORT_PAGEFILES_H

#include <string>

namespace vais::profiler {

struct PageFile {
  const char *path; ///< in the address
  const char *type; ///< Content-Type
  const char *text;
};

/// Returns the file at a path: "/view" is the page, "/profiles.html" the list of a directory, and
/// the others are what these refer to. Null if there is none.
const PageFile *findPageFile(const std::string &path);

} // namespace vais::profiler

#endif
