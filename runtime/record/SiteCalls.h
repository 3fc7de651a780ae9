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
  uint64_t start;           ///< where to put the time at which the body begins; 0: nowhere
};

/// A bit of SiteCall::start: the stamp need not be ordered.
constexpr uint64_t kPlainStamp = 1;

extern "C" {

#define VAIS_PROFILER_FOR_ASSEMBLY __attribute__((visibility("hidden")))

/// The call of `function` at `site` begins; `frame` is its stack address. Any time.
VAIS_PROFILER_FOR_ASSEMBLY void vais_profiler_own_enter_by_site(format::CallSite *site,
                                                                VaisProfilerFunction *function,
                                                                uint64_t frame, SiteCall *call);

/// It ends.
VAIS_PROFILER_FOR_ASSEMBLY void vais_profiler_own_exit_by_site(uint64_t token, uint64_t frame);

/// The same with time=exact and in a trace, if nothing is in the way; else the result is false, and
/// nothing was done. They leave vector registers alone.
VAIS_PROFILER_FOR_ASSEMBLY bool vais_profiler_own_enter_quickly(format::CallSite *site,
                                                                VaisProfilerFunction *function,
                                                                uint64_t frame, SiteCall *call);
VAIS_PROFILER_FOR_ASSEMBLY bool vais_profiler_own_exit_quickly(uint64_t token, uint64_t frame);
}

} // namespace vais::profiler

#endif
