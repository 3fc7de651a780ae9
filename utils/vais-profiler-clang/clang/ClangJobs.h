/// Determines what clang would do for a command line by asking clang itself. It knows which inputs
/// are sources, in which languages and for which targets, and whether it links, in every version
/// and including what its configuration files and environment add.

#ifndef VAIS_PROFILER_CLANG_CLANGJOBS_H
#define VAIS_PROFILER_CLANG_CLANGJOBS_H

#include <string>
#include <vector>

namespace vais::profiler {

/// A program that clang would run, with its arguments: its front end (-cc1), a linker, ….
using Job = std::vector<std::string>;

struct ClangJobs {
  std::string version;       ///< the version line: "Debian clang version 14.0.6"
  int majorVersion = 0;      ///< 14
  std::string target;        ///< triple of the code that is linked: "x86_64-pc-linux-gnu"
  std::vector<Job> commands; ///< in clang's order; none if it would refuse or only answer
};

/// Runs `clang` with -### and `arguments`, which does not run any job and takes as long as asking
/// for the version. Throws std::runtime_error with a one-line message if `clang` cannot be run or
/// is something else.
ClangJobs jobsOf(const std::string &clang, const std::vector<std::string> &arguments);

/// Returns whether `job` has the argument `name`.
bool has(const Job &job, const char *name);

/// Returns the argument after the first `name`, or "" if there is none.
std::string valueOf(const Job &job, const char *name);

} // namespace vais::profiler

#endif
