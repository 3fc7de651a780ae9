/// What inlined hooks read, for programs in which nothing may be recorded. Recording is off and
/// stays off, which the inlined hooks of calls find out before they access the state of a thread.
///
/// This is a separate file so that only programs with inlined hooks get a thread-local variable.

#include "contracts/FastPath.h"

extern "C" {
extern const VaisProfilerSwitches vais_profiler_switches = {0, 0, nullptr};
__thread VaisProfilerThreadState vais_profiler_thread_state = {nullptr, 0};
}
