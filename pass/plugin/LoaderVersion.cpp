// A shared LLVM library gives its symbols a version, LLVM_14 or LLVM_19.1, by which they can be
// looked up.

#include "pass/plugin/LoaderVersion.h"

#include <cstdio>
#include <dlfcn.h>

namespace vais_profiler {
namespace {

constexpr int kOldest = 10;
constexpr int kNewest = 40;

bool isVersion(const char *format, int major) {
  char name[32];
  std::snprintf(name, sizeof name, format, major);
  return dlvsym(RTLD_DEFAULT, "LLVMContextCreate", name) != nullptr;
}

} // namespace

int loaderVersion() {
  for (int major = kOldest; major <= kNewest; ++major)
    if (isVersion("LLVM_%d", major) || isVersion("LLVM_%d.1", major))
      return major;
  return 0;
}

} // namespace vais_profiler
