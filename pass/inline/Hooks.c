/// The hooks in the form in which instrumented code contains them: compiled to bitcode, embedded in
/// the plugin, and inlined by the pass (HookInlining). A hook that is not defined here remains a
/// call.

#include "contracts/FastPath.h"

/// Defined by the runtime, which exports these names. The thread state uses the initial-exec model,
/// as the runtime does, so that no call is needed to find the variable.
extern VaisProfilerSwitches vais_profiler_switches;
extern __thread VaisProfilerThreadState vais_profiler_thread_state
    __attribute__((tls_model("initial-exec")));

void *vais_profiler_record_enter(void *function) {
  VaisProfilerSlot *slot;
  void *token;
  switch (vais_profiler_try_enter(&vais_profiler_switches, &vais_profiler_thread_state, function,
                                  &slot, &token)) {
  case VAIS_PROFILER_ENTERED:
    return token;
  case VAIS_PROFILER_EDGE_NOT_FOUND:
    return vais_profiler_record_enter_slowly(function);
  case VAIS_PROFILER_CALL_IS_TIMED:
    return vais_profiler_record_time_call(token, slot);
  }
}

void *vais_profiler_record_passed(void *function) {
  void *slot =
      vais_profiler_try_pass(&vais_profiler_switches, &vais_profiler_thread_state, function);
  return __builtin_expect(slot != 0, 1) ? slot : vais_profiler_record_passed_nowhere();
}

void vais_profiler_record_exit(void *token) {
  if (!vais_profiler_try_exit(&vais_profiler_thread_state, token))
    vais_profiler_record_exit_timed(token);
}

void *vais_profiler_record_enter_site(void *site) {
  void *token;
  if (vais_profiler_try_enter_site(&vais_profiler_switches, &vais_profiler_thread_state, site,
                                   &token))
    return token;
  return vais_profiler_record_enter_site_slowly(site);
}

void vais_profiler_record_exit_site(void *token) {
  vais_profiler_exit_site(&vais_profiler_thread_state, token);
}

void vais_profiler_record_malloc(void *block, uint64_t size) {
  if (!vais_profiler_try_malloc(&vais_profiler_switches, &vais_profiler_thread_state, block, size))
    vais_profiler_record_malloc_slowly(block, size);
}

void vais_profiler_record_free(void *block) {
  if (!vais_profiler_try_free(&vais_profiler_switches, &vais_profiler_thread_state, block))
    vais_profiler_record_free_slowly(block);
}
