// Joins directory and file name.

#include "pass/plan/SourcePath.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace vais_profiler {

std::string sourcePath(const DIScope &scope) {
  SmallString<128> path(scope.getFilename());
  if (sys::path::is_absolute(path))
    return path.str().str();
  SmallString<128> full(scope.getDirectory());
  sys::path::append(full, path);
  return full.str().str();
}

} // namespace vais_profiler
