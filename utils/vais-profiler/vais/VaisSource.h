/// Where the functions of a Vais program stand in its source.
///
/// Vais compilers leave no debug information. This reads of a source what it takes to recognise the
/// functions that they make of it: functions, methods of `impl` blocks, and closures.

#ifndef VAIS_PROFILER_TOOL_VAISSOURCE_H
#define VAIS_PROFILER_TOOL_VAISSOURCE_H

#include "runtime/report/model/Profile.h"

#include <map>
#include <string>
#include <vector>

namespace vais::profiler {

/// A function as the source has it.
struct VaisFunction {
  std::string name; ///< "bump", or "Counter.bump" for a method
  std::string file;
  uint32_t line = 0;
  std::vector<uint32_t> closures; ///< lines of the closures in its body
};

class VaisSource {
public:
  /// Reads a source, or all sources (*.vais) in a folder and the folders in it. Throws
  /// CommandError.
  explicit VaisSource(const std::string &path);

  /// Returns the function that a compiler calls `symbol`, or null if there is none or several.
  const VaisFunction *find(const std::string &symbol) const;

  /// Gives each function of `profile` that the source defines its place and its name there. To be
  /// called before nameFunctions().
  void locate(Profile &profile) const;

private:
  void addFile(const std::string &path);
  const VaisFunction *findAround(const Profile &profile, Index closure, Index caller) const;

  std::multimap<std::string, VaisFunction> functions_; ///< by symbol
};

/// Returns the source beside a profile, app.vais for app.vprof and app.4711.vprof, unless it was
/// changed since the program started; "" if there is none.
std::string sourceBeside(const std::string &file, const Profile &profile);

} // namespace vais::profiler

#endif
