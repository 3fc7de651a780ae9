/// Tells whether system calls may be made.

#include "runtime/base/SystemCall.h"

namespace vais::profiler {

bool gIsSandboxed = false;
void (*gBeforeSandbox)() = nullptr;

} // namespace vais::profiler
