/// Notices when the program enters a sandbox. Calls of prctl(2) and syscall(2) from the
/// executable's other code and from its libraries lead here, unless the program defines these
/// functions itself. They do what libc's do, but prepare recording for a sandbox before the kernel
/// puts the process there.
///
/// Only executables have this, and only those with instrumented code: it is linked by EarlyStart.

#include "runtime/session/sandbox/SandboxEntry.h"
#include "runtime/session/sandbox/Sandbox.h"

#include "runtime/base/SystemCall.h"

#include <linux/prctl.h>
#include <linux/seccomp.h>

extern "C" int *__errno_location() __attribute__((weak));

namespace vais::profiler {
namespace {

constexpr unsigned long kStrict = SECCOMP_SET_MODE_STRICT, kFilter = SECCOMP_SET_MODE_FILTER;

struct Call {
  long number;
  long arguments[6];

  long make() const {
    const long *a = arguments;
    return systemCallAnyway(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  }
  bool isControl(long option, long value) const {
    return number == __NR_prctl && arguments[0] == option && arguments[1] == value;
  }
  bool isSeccomp(unsigned long operation) const {
    return number == __NR_seccomp && static_cast<unsigned long>(arguments[0]) == operation;
  }
  bool isToStrict() const {
    return isSeccomp(kStrict) || isControl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
  }
  bool isToSandbox() const {
    return isToStrict() || isSeccomp(kFilter) || isControl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER);
  }
  /// Strict mode forbids reading the time stamp counter, too.
  bool isWithoutCounter() const { return isToStrict() || isControl(PR_SET_TSC, PR_TSC_SIGSEGV); }
};

/// Makes a call that may put the process into a sandbox.
long makeWatched(const Call &call) {
  const bool isEntry = call.isToSandbox() && !isSandboxed();
  if (isEntry)
    prepareSandbox();
  if (call.isWithoutCounter())
    endTiming();
  const long result = call.make();
  if (result < 0 && isEntry)
    leaveSandbox();
  return result;
}

constexpr unsigned long kFirstError = -4095UL;

/// Returns a failure as libc does.
__attribute__((noinline)) long fail(long result) {
  if (__errno_location)
    *__errno_location() = static_cast<int>(-result);
  return -1;
}

long resultOf(long result) {
  const bool isError = static_cast<unsigned long>(result) >= kFirstError;
  return __builtin_expect(isError, 0) ? fail(result) : result;
}

__attribute__((noinline)) long callWatched(long number, long a, long b, long c, long d, long e) {
  return resultOf(makeWatched({number, {a, b, c, d, e, 0}}));
}

} // namespace

void watchForSandbox() {}

} // namespace vais::profiler

using namespace vais::profiler;

extern "C" {

__attribute__((weak, visibility("default"))) int prctl(int option, long a, long b, long c, long d) {
  return static_cast<int>(callWatched(__NR_prctl, option, a, b, c, d));
}

// Needs no stack for other calls, as libc's does not, because some of them return on another stack.
__attribute__((weak, visibility("default"))) long syscall(long number, long a, long b, long c,
                                                          long d, long e, long f) {
  if (__builtin_expect(number == __NR_seccomp || number == __NR_prctl, 0))
    return callWatched(number, a, b, c, d, e);
  return resultOf(systemCallAnyway(number, a, b, c, d, e, f));
}
}
