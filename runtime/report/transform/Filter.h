/// Leaves stacks or functions out of a Profile.

#ifndef VAIS_PROFILER_REPORT_FILTER_H
#define VAIS_PROFILER_REPORT_FILTER_H

#include "runtime/report/model/Profile.h"

#include <functional>

namespace vais::profiler {

/// Whether a function is one of those meant; asked once for each function.
using FunctionMatch = std::function<bool(const Function &)>;

/// What to leave out. An empty match asks for nothing.
struct Filter {
  FunctionMatch focus;  ///< keeps the stacks that pass through a match
  FunctionMatch ignore; ///< drops the stacks that pass through a match
  FunctionMatch hide;   ///< takes matches out of stacks: what they spent is their callers'
};

/// Whether any function of `profile` is meant.
bool matchesAny(const Profile &profile, const FunctionMatch &match);

/// What is left of `profile`. A context that only leads to others which are kept stays without
/// values of its own.
Profile filterProfile(const Profile &profile, const Filter &filter);

} // namespace vais::profiler

#endif
