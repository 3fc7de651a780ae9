/// Called by assembly when a body is entered whose call site left the call to the runtime.

#ifndef VAIS_PROFILER_RECORD_SITECALLS_H
#define VAIS_PROFILER_RECORD_SITECALLS_H

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"

#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

/// What the name of a function passes on when it leaves the call to the runtime has this bit set.
/// The rest is what the caller had in r10: the slot, if this is a call by pointer of a function
/// that passes contexts on, otherwise anything.
constexpr uint64_t kByName = 1;

inline bool isByName(const format::CallSite *site) {
  return reinterpret_cast<uint64_t>(site) & kByName;
}

/// How a call continues.
struct SiteCall {
  uint64_t token;           ///< for its exit; 0 if the exit need not be seen
  format::Context *context; ///< the context in which the body runs
  uint64_t start;           ///< where to store the time at which the body begins; 0 for nowhere
};

/// Set in SiteCall::start if the stamp need not be ordered.
constexpr uint64_t kPlainStamp = 1;

extern "C" {

#define VAIS_PROFILER_FOR_ASSEMBLY __attribute__((visibility("hidden")))

/// Begins the call of `function` at `site`, which may have kByName set; `frame` is its stack
/// address. May be called at any time.
VAIS_PROFILER_FOR_ASSEMBLY void vais_profiler_own_enter_by_site(format::CallSite *site,
                                                                VaisProfilerFunction *function,
                                                                uint64_t frame, SiteCall *call);

/// Ends it.
VAIS_PROFILER_FOR_ASSEMBLY void vais_profiler_own_exit_by_site(uint64_t token, uint64_t frame);

/// Do the same with time=exact and in a trace, in the usual case; otherwise return false, with
/// nothing done. They leave vector registers alone.
VAIS_PROFILER_FOR_ASSEMBLY bool vais_profiler_own_enter_quickly(format::CallSite *site,
                                                                VaisProfilerFunction *function,
                                                                uint64_t frame, SiteCall *call);
VAIS_PROFILER_FOR_ASSEMBLY bool vais_profiler_own_exit_quickly(uint64_t token, uint64_t frame);
}

} // namespace vais::profiler

#endif
