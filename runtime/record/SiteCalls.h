/// What assembly calls when a body is entered whose call site left the call to the runtime.

#ifndef VAIS_PROFILER_RECORD_SITECALLS_H
#define VAIS_PROFILER_RECORD_SITECALLS_H

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// How a call goes on.
struct SiteCall {
  uint64_t token;           ///< for its exit; 0: none is to be seen
  format::Context *context; ///< in which the body runs
};

extern "C" {

#define VAIS_PROFILER_FOR_ASSEMBLY __attribute__((visibility("hidden")))

/// The call of `function` at `site` begins; `frame` is its stack address. Any time.
VAIS_PROFILER_FOR_ASSEMBLY SiteCall vais_profiler_own_enter_by_site(format::CallSite *site,
                                                                    VaisProfilerFunction *function,
                                                                    uint64_t frame);

/// It ends.
VAIS_PROFILER_FOR_ASSEMBLY void vais_profiler_own_exit_by_site(uint64_t token, uint64_t frame);

/// The same with time=exact and in a trace, if nothing is in the way; else the context is null, or
/// the result false, and nothing was done. They leave vector registers alone.
VAIS_PROFILER_FOR_ASSEMBLY SiteCall vais_profiler_own_enter_quickly(format::CallSite *site,
                                                                    VaisProfilerFunction *function,
                                                                    uint64_t frame);
VAIS_PROFILER_FOR_ASSEMBLY bool vais_profiler_own_exit_quickly(uint64_t token, uint64_t frame);
}

} // namespace vais::profiler

#endif
