/// Leaves stacks or functions out of a Profile.

#ifndef VAIS_PROFILER_REPORT_FILTER_H
#define VAIS_PROFILER_REPORT_FILTER_H

#include "runtime/report/model/Profile.h"

#include <functional>

namespace vais::profiler {

/// Returns whether a function matches. Called once for each function.
using FunctionMatch = std::function<bool(const Function &)>;

/// What to leave out. An empty match requests nothing.
struct Filter {
  FunctionMatch focus;  ///< keeps only stacks that pass through a match
  FunctionMatch ignore; ///< drops stacks that pass through a match
  FunctionMatch hide;   ///< removes matches from stacks; what they spent goes to their callers
};

/// Returns whether any function of `profile` matches.
bool matchesAny(const Profile &profile, const FunctionMatch &match);

/// Returns what is left of `profile`. A context that merely leads to kept ones stays, without
/// values of its own.
Profile filterProfile(const Profile &profile, const Filter &filter);

} // namespace vais::profiler

#endif
