/// Whether system calls may be made.

#include "SystemCall.h"

namespace vais::profiler {

bool gIsSandboxed = false;
void (*gBeforeSandbox)() = nullptr;

} // namespace vais::profiler
