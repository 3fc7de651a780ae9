/// Decides what functions are called in reports.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONNAMES_H
#define VAIS_PROFILER_REPORT_FUNCTIONNAMES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class NameStyle {
  Short, ///< C++ names without return types, parameters and default template arguments
  Full,  ///< everything that the symbol encodes
  Raw    ///< the symbol
};

/// Decides once for all reports how each function of `profile` is shown. Must be called before
/// contexts are left out or rearranged, because callers tell where OpenMP outlined code from. With
/// NameStyle::Short
/// - functions with different symbols keep different names: parameters are kept if they distinguish
///   functions;
/// - lambdas and the regions that OpenMP outlines are named by file and line if these are known;
/// - functions of Vais programs are called as in their source, as far as that is known for certain
///   (VaisNames.h).
void nameFunctions(Profile &profile, NameStyle style = NameStyle::Short);

/// Returns the name of `function` in that style, regardless of other functions. Safe for terminals.
std::string nameOf(const Function &function, NameStyle style);

/// Returns the name that nameFunctions() has decided, otherwise the short name. Safe for terminals.
std::string displayName(const Function &function);

/// Returns the display names of all functions.
std::vector<std::string> displayNames(const Profile &profile);

} // namespace vais::profiler

#endif
