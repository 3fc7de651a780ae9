/// The session of this program begins before main, as in any instrumented program. Its profile goes
/// to a temporary file, which is removed at the end.

#include "runtime/collect/state/ThreadState.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace vais::profiler::test {
namespace {

char gPath[256];

/// Runs before the runtime's constructor of the same priority, because objects precede libraries.
__attribute__((constructor(101))) void nameProfile() {
  const char *folder = std::getenv("TMPDIR");
  std::snprintf(gPath, sizeof gPath, "%s/vais-profiler-test.%d.vprof", folder ? folder : "/tmp",
                static_cast<int>(getpid()));
  // Tests interrupt themselves at each instruction: nobody else should.
  setenv("VAIS_PROFILER_OPTIONS", (std::string("sampler=off:output=") + gPath).c_str(), 1);
}

__attribute__((destructor)) void removeProfile() { unlink(gPath); }

} // namespace
} // namespace vais::profiler::test
