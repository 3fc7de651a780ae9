/// What inlined hooks read, in programs in which nothing may be recorded: recording is off and
/// stays off, which the inlined hooks of calls find out before they touch the state of a thread.
///
/// This is a file of its own so that only programs with inlined hooks get a thread-local variable.

#include "contracts/FastPath.h"

extern "C" {
extern const VaisProfilerSwitches vais_profiler_switches = {0, 0, nullptr};
__thread VaisProfilerThreadState vais_profiler_thread_state = {nullptr, 0};
}
