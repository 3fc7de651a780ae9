/// Hooks that do nothing, for programs in which nothing may be recorded. They have the names and
/// types of the runtime's hooks, need no thread-local storage, and make no system calls.

#include "contracts/Hooks.h"
#include "contracts/FastPath.h"

using Void = void;
using Pointer = void *;
using Word = uint64_t;
using Int = int32_t;

// The value of a function that returns nothing is `void()`. Weak, because Sites.cpp defines one of
// them.
#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  extern "C" __attribute__((weak)) result vais_profiler_record_##name(__VA_ARGS__) {               \
    return result();                                                                               \
  }
#include "contracts/Hooks.def"

extern "C" {

/// Every instrumented module refers to this symbol, so that a module with another version of the
/// hooks fails to link.
extern const char vais_profiler_hooks_5 = 1;
static_assert(VAIS_PROFILER_HOOKS_VERSION == 5, "rename vais_profiler_hooks_5 with the version");

void *vais_profiler_record_enter_slowly(void *) { return nullptr; }
void *vais_profiler_record_time_call(void *, VaisProfilerSlot *) { return nullptr; }
void vais_profiler_record_exit_timed(void *) {}
void *vais_profiler_record_enter_site_slowly(void *) { return nullptr; }
void vais_profiler_record_malloc_slowly(void *, uint64_t) {}
void vais_profiler_record_free_slowly(void *) {}
}
