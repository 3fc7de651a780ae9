/// What a command line asks of clang, as far as it matters for profiling.

#ifndef VAIS_PROFILER_CLANG_REQUEST_H
#define VAIS_PROFILER_CLANG_REQUEST_H

#include "utils/vais-profiler-clang/clang/ClangJobs.h"
#include "utils/vais-profiler-clang/request/ProgramStart.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct Request {
  bool isSupported = false; ///< whether this installation has the runtime for the target
  bool makesCode = false;   ///< whether machine code is made or linked, for any target
  bool readsSource = false; ///< whether the front end reads source or IR for this machine
  bool compiles = false;    ///< whether code for this machine, or bitcode for the linker, is made
  bool makesIr = false;     ///< whether IR is made, of which something else makes code
  bool compilesIr = false;  ///< whether it is made from IR
  bool optimizesIr = false; ///< whether it is made from IR, at -O1 or above
  bool links = false;       ///< whether a program or shared object for this machine is made
  bool linksShared = false; ///< whether that is a shared object
  bool linksStatic = false; ///< whether that is a static executable, position-independent or not
  ProgramStart start = ProgramStart::StartFiles; ///< of the executable

  std::string output; ///< the file that is linked

  /// The files to which preprocessed text with line markers is written, "-" for standard output.
  std::vector<std::string> preprocessed;
};

Request requestOf(const ClangJobs &jobs);

} // namespace vais::profiler

#endif
