/// What a command line asks of clang, as far as it matters for profiling.

#ifndef VAIS_PROFILER_CLANG_REQUEST_H
#define VAIS_PROFILER_CLANG_REQUEST_H

#include "utils/vais-profiler-clang/ClangJobs.h"
#include "utils/vais-profiler-clang/ProgramStart.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct Request {
  bool isSupported = false; ///< this installation has the runtime for the target
  bool makesCode = false;   ///< machine code is made or linked, for any target
  bool readsSource = false; ///< the front end reads something for this machine, IR included
  bool compiles = false;    ///< machine code for this machine is made, or bitcode for the linker
  bool optimizesIr = false; ///< from IR, at -O1 or above
  bool links = false;       ///< a program or shared object for this machine is made
  bool linksShared = false; ///< a shared object
  bool linksStatic = false; ///< a static executable, position-independent or not
  ProgramStart start = ProgramStart::StartFiles; ///< of the executable

  /// Where preprocessed text is written that holds line markers, "-" for standard output.
  std::vector<std::string> preprocessed;
};

Request requestOf(const ClangJobs &jobs);

} // namespace vais::profiler

#endif
