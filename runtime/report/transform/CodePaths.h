/// The functions to which samples of code belong, below the context that they found.

#ifndef VAIS_PROFILER_REPORT_CODEPATHS_H
#define VAIS_PROFILER_REPORT_CODEPATHS_H

#include "runtime/report/transform/SampledCode.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A function around a place in the code.
struct CodeStep {
  Index function = kNone; ///< kNone for that of the context
  uint32_t line = 0;      ///< that is executed, or that of the call inlined there; 0 if unknown
};

/// The functions around a place in the code, from the outermost one inwards: that of the context or
/// one that it called, then those inlined there. None if the place is to be a part of the context.
using CodePath = std::vector<CodeStep>;

/// Returns the path of each element of Profile::code, and adds the functions on it to the profile.
/// Recursion is folded: no function is on a path twice.
std::vector<CodePath> findCodePaths(Profile &profile, const ResolveCode &resolve, ShownCode shown,
                                    NameStyle style);

/// Returns what stands for an object in the names of its functions: "[libc.so.6]", "[vdso]".
std::string objectName(const Profile &profile, Index object);

/// Returns the function that stands for all code of an object, or for code of which the object is
/// not known: "[libc.so.6]", "[vdso]".
Function sampledFunction(const Profile &profile, Index object);

} // namespace vais::profiler

#endif
