/// What functions are called in reports.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONNAMES_H
#define VAIS_PROFILER_REPORT_FUNCTIONNAMES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class NameStyle {
  Short, ///< C++ without return types, parameters and default template arguments
  Full,  ///< everything that the symbol encodes
  Raw    ///< the symbol
};

/// Decides once and for all reports how each function of `profile` is shown. To be called before
/// contexts are left out or rearranged, as callers tell where OpenMP outlined code from. With
/// NameStyle::Short
/// - functions of different symbols keep different names: parameters stay where these tell
///   functions apart;
/// - lambdas and OpenMP's outlined regions are named by file and line where these are known.
void nameFunctions(Profile &profile, NameStyle style = NameStyle::Short);

/// `function` in that style, whatever others are called; fit for terminals.
std::string nameOf(const Function &function, NameStyle style);

/// As nameFunctions() has decided, otherwise the short name; fit for terminals.
std::string displayName(const Function &function);

/// Those of all functions.
std::vector<std::string> displayNames(const Profile &profile);

} // namespace vais::profiler

#endif
