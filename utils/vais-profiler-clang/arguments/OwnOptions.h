/// The wrapper's own options, which are not clang's.

#ifndef VAIS_PROFILER_CLANG_OWNOPTIONS_H
#define VAIS_PROFILER_CLANG_OWNOPTIONS_H

#include <string>
#include <vector>

namespace vais::profiler {

struct OwnOptions {
  bool optimizesIr = false;      ///< --vais-profiler-O2: IR is compiled at -O2, without optnone
  bool countsEdges = false;      ///< --vais-profiler-pgo[=atomic]: the control flow is counted
  bool countsAtomically = false; ///< =atomic
  std::string profile;  ///< --vais-profiler-use=FILE: nothing is instrumented, and clang optimises
                        ///< by the profile; empty for none
  std::string defaults; ///< --vais-profiler-defaults=…: options of the program that is linked, as
                        ///< in VAIS_PROFILER_OPTIONS, which takes precedence; empty for none
};

/// Removes the wrapper's own options from `arguments` up to "--", and returns them and those in
/// `variable`, the value of VAIS_PROFILER_CLANG_OPTIONS or null, in which spaces separate them.
/// Throws std::runtime_error with a one-line message if one is unknown.
OwnOptions takeOwnOptions(std::vector<std::string> &arguments, const char *variable);

} // namespace vais::profiler

#endif
