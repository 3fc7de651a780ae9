/// What clang would do for a command line, asked of clang itself: it knows which of the inputs are
/// sources, in which languages, for which targets, and whether it links, in every version and
/// whatever its configuration files and environment add.

#ifndef VAIS_PROFILER_CLANG_CLANGJOBS_H
#define VAIS_PROFILER_CLANG_CLANGJOBS_H

#include <string>
#include <vector>

namespace vais::profiler {

/// A program that clang would run, with its arguments: its front end (-cc1), a linker, ….
using Job = std::vector<std::string>;

struct ClangJobs {
  std::string version;       ///< the line of the version: "Debian clang version 14.0.6"
  int majorVersion = 0;      ///< 14
  std::string target;        ///< triple of the code that is linked: "x86_64-pc-linux-gnu"
  std::vector<Job> commands; ///< in clang's order; none where clang would refuse or only answer
};

/// Runs `clang` with `arguments` behind -###, by which it runs nothing. That takes as long as
/// asking for its version. Throws std::runtime_error, one line, when `clang` cannot be run or is
/// something else.
ClangJobs jobsOf(const std::string &clang, const std::vector<std::string> &arguments);

/// Whether `job` has the argument `name`.
bool has(const Job &job, const char *name);

/// The argument after `name`, the first where there are several; empty without one.
std::string valueOf(const Job &job, const char *name);

} // namespace vais::profiler

#endif
