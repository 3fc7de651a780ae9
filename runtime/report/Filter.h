/// Leaves stacks or functions out of a Snapshot.

#ifndef VAIS_PROFILER_REPORT_FILTER_H
#define VAIS_PROFILER_REPORT_FILTER_H

#include "Snapshot.h"

#include <string>

namespace vais::profiler {

/// Regular expressions (ECMAScript), searched for in the names of functions, as linkers know them,
/// as reports show them and in full, and of their source files. An empty one asks for nothing.
struct Filter {
  std::string focus;  ///< keeps the stacks that pass through a match
  std::string ignore; ///< drops the stacks that pass through a match
  std::string hide;   ///< takes matches out of stacks: what they spent is their callers'
};

/// Whether any function of `snapshot` matches `expression`. Throws std::regex_error.
bool matchesAny(const Snapshot &snapshot, const std::string &expression);

/// What is left of `snapshot`. A context that only leads to others which are kept stays without
/// values of its own. Throws std::regex_error.
Snapshot filterSnapshot(const Snapshot &snapshot, const Filter &filter);

} // namespace vais::profiler

#endif
