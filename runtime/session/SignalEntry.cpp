/// Hides the sampler's signal from the program, and gives it up when the program wants it. Calls of
/// sigaction(2) and signal(3) from the executable's other code and from its libraries lead here,
/// unless the program defines these functions itself.
///
/// Only executables have this, and only those with instrumented code: it is linked by EarlyStart.

#include "runtime/session/SignalEntry.h"

#include "runtime/base/SignalHandler.h"
#include "runtime/collect/sampler/ClockSampler.h"

#include <csignal>

extern "C" {
// Other names that glibc has for its own functions.
int __sigaction(int signal, const struct sigaction *action, struct sigaction *old)
    __attribute__((weak));
void (*ssignal(int signal, void (*handler)(int)))(int) __attribute__((weak));
int *__errno_location() __attribute__((weak));
}

namespace vais::profiler {

void watchForSignal() {}

} // namespace vais::profiler

using vais::profiler::giveUpSamplerSignal;
using vais::profiler::isSamplerSignal;

extern "C" {

__attribute__((weak, visibility("default"))) int
sigaction(int signal, const struct sigaction *action, struct sigaction *old) {
  if (isSamplerSignal(signal)) {
    if (!action) { // as if nobody had changed it
      if (old)
        *old = {};
      return 0;
    }
    giveUpSamplerSignal();
  }
  if (__sigaction)
    return __sigaction(signal, action, old);
  const long result = vais::profiler::setSignalAction(signal, action, old);
  if (result < 0 && __errno_location)
    *__errno_location() = static_cast<int>(-result);
  return result < 0 ? -1 : 0;
}

__attribute__((weak, visibility("default"))) void (*signal(int number, void (*handler)(int)))(int) {
  if (isSamplerSignal(number))
    giveUpSamplerSignal();
  if (ssignal)
    return ssignal(number, handler);
  struct sigaction action = {}, old = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  return sigaction(number, &action, &old) == 0 ? old.sa_handler : SIG_ERR;
}
}
