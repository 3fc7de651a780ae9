/// The hooks around those of allocations, in functions that allocate in several lines. A line has a
/// context below that of its function, which is current while the hook of the allocation runs.

#include "contracts/Hooks.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/functions/FunctionRegistry.h"
#include "runtime/collect/state/RuntimeCopy.h"
#include "runtime/record/FastState.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/Sites.h"

using namespace vais::profiler::format;

/// Returns the edge from `context` to the site, which is made if necessary, or null if it cannot be
/// made.
static Slot *siteEdge(Context *context, VaisProfilerFunction &site) {
  uint64_t record = __atomic_load_n(&site.record, __ATOMIC_ACQUIRE);
  if (Slot *known = record != VAIS_PROFILER_UNREGISTERED ? findEdge(context, record) : nullptr)
    return known;
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  Thread &thread = *tState.thread;
  if (record == VAIS_PROFILER_UNREGISTERED)
    record = registerFunction(thread, site, kFunctionIsSite);
  if (record == VAIS_PROFILER_UNREGISTERED)
    return nullptr;
  Slot *known = findEdge(context, record);
  return known ? known : makeLineEdge(thread, context, record);
}

static __thread VaisProfilerFunction *tSite __attribute__((tls_model("initial-exec")));

VaisProfilerFunction *vais::profiler::takeSite() {
  VaisProfilerFunction *site = tSite;
  tSite = nullptr;
  return site;
}

VAIS_PROFILER_EXPORT Pointer vais_profiler_record_enter_site_slowly(Pointer descriptor) {
  if (gRecorder)
    tSite = static_cast<VaisProfilerFunction *>(descriptor);
  Context *current = tState.current;
  if (current == &gNoContext || !tState.thread || gSwitches.isTrace) // a trace has no contexts
    return nullptr;
  auto &site = *static_cast<VaisProfilerFunction *>(descriptor);
  if (const Slot *slot = siteEdge(functionContext(current), site))
    tState.current = slot->target.get();
  return current;
}

Pointer vais_profiler_record_enter_site(Pointer site) {
  Pointer token;
  if (vais_profiler_try_enter_site(fastSwitches(), fastState(),
                                   static_cast<VaisProfilerFunction *>(site), &token))
    return token;
  return vais_profiler_record_enter_site_slowly(site);
}

void vais_profiler_record_exit_site(Pointer token) { vais_profiler_exit_site(fastState(), token); }
