/// What nearly every call of a hook does, written once in C: the runtime's hooks begin with it, and
/// the pass inlines it into optimised code. What it does not finish is for the runtime's slow path.
///
/// Between any two instructions a signal handler may run that records, too.
///
/// The layouts are the least it needs to know of ThreadState.h and ProfileFormat.h; the runtime
/// asserts that they agree. Changing one raises VAIS_PROFILER_HOOKS_VERSION.

#ifndef VAIS_PROFILER_FAST_PATH_H
#define VAIS_PROFILER_FAST_PATH_H

#include "vais_profiler/Hooks.h"

#include <stdint.h>

/// For views of memory that the runtime knows by other types.
#define VAIS_PROFILER_VIEW __attribute__((may_alias))
#define VAIS_PROFILER_FAST static inline __attribute__((always_inline))

/// For who calls such a function: seldom, and by no jump, which would show it another frame. The
/// runtime itself does not compile it for size.
#ifdef __clang__
#define VAIS_PROFILER_SLOW __attribute__((cold, not_tail_called))
#else
#define VAIS_PROFILER_SLOW
#endif

/// The low bit of a token: this call is timed.
#define VAIS_PROFILER_TIMED_TOKEN 1

#define VAIS_PROFILER_SLOTS 8

/// The beginning of the process's switches.
typedef struct VaisProfilerSwitches {
  uint32_t isOn; ///< calls are recorded
} VAIS_PROFILER_VIEW VaisProfilerSwitches;

/// An edge: calls from the context that holds the slot to a function.
typedef struct VaisProfilerSlot {
  uint64_t function; ///< its record; 0 when the slot is free
  struct VaisProfilerContext *target;
  uint64_t calls;
  uint64_t nextTimed; ///< a call is timed when `calls`, itself included, reaches this
} VAIS_PROFILER_VIEW VaisProfilerSlot;

typedef struct VaisProfilerContext {
  uint64_t notForHooks[8];
  VaisProfilerSlot slots[VAIS_PROFILER_SLOTS];
} VAIS_PROFILER_VIEW VaisProfilerContext;

/// The beginning of a thread's state.
typedef struct VaisProfilerThreadState {
  VaisProfilerContext *current; ///< always valid
} VAIS_PROFILER_VIEW VaisProfilerThreadState;

#ifdef __cplusplus
extern "C" {
#endif
/// What the fast path leaves to the runtime. To be called from the instrumented function itself:
/// they take their caller's stack address for that of the call. Those with a result return the
/// token.
VAIS_PROFILER_SLOW void *vais_profiler_record_enter_slowly(void *function);
VAIS_PROFILER_SLOW void *vais_profiler_record_time_call(void *caller, VaisProfilerSlot *slot);
VAIS_PROFILER_SLOW void vais_profiler_record_exit_timed(void *token);
#ifdef __cplusplus
}
#endif

/// Adds to a counter that only this thread writes, in one instruction, so that a signal handler on
/// the thread cannot come between load and store. Not atomic between threads.
VAIS_PROFILER_FAST void vais_profiler_add_to_counter(uint64_t *counter, uint64_t amount) {
#if defined(__x86_64__)
  __asm__("addq %1, %0" : "+m"(*counter) : "er"(amount) : "cc");
#else
  __atomic_fetch_add(counter, amount, __ATOMIC_RELAXED);
#endif
}

/// The slot in which a context keeps a function first: a byte offset from its first slot.
VAIS_PROFILER_FAST uint64_t vais_profiler_slot_offset(uint64_t function) {
  return (function >> 6) % VAIS_PROFILER_SLOTS * sizeof(VaisProfilerSlot);
}

/// How far vais_profiler_try_enter came.
typedef enum VaisProfilerEntry {
  VAIS_PROFILER_ENTERED,
  VAIS_PROFILER_EDGE_NOT_FOUND, ///< nothing was done: enter_slowly does it
  VAIS_PROFILER_CALL_IS_TIMED   ///< the call is counted and current; time_call begins to time it
} VaisProfilerEntry;

/// Enters a function, whose record is at `record`, while recording is on. `*token` is what the
/// enter hook returns, but for time_call's token; `*slot` is where the edge was looked for.
VAIS_PROFILER_FAST VaisProfilerEntry vais_profiler_try_enter_record(VaisProfilerThreadState *state,
                                                                    uint64_t record,
                                                                    VaisProfilerSlot **slot,
                                                                    void **token) {
  VaisProfilerContext *caller = state->current;
  *token = caller;
  VaisProfilerSlot *first =
      (VaisProfilerSlot *)((char *)caller->slots + vais_profiler_slot_offset(record));
  *slot = first;
  if (__builtin_expect(first->function != record, 0))
    return VAIS_PROFILER_EDGE_NOT_FOUND;
  state->current = first->target;
  vais_profiler_add_to_counter(&first->calls, 1);
  return __builtin_expect(first->calls < first->nextTimed, 1) ? VAIS_PROFILER_ENTERED
                                                              : VAIS_PROFILER_CALL_IS_TIMED;
}

/// The same of a function that may not have a record yet, where recording may be off.
VAIS_PROFILER_FAST VaisProfilerEntry vais_profiler_try_enter(const VaisProfilerSwitches *switches,
                                                             VaisProfilerThreadState *state,
                                                             const VaisProfilerFunction *function,
                                                             VaisProfilerSlot **slot,
                                                             void **token) {
  uint64_t isOn = switches->isOn;
#ifdef __clang__ // it would see that this is 0 below, and jump once more to set a register to that
  __asm__("" : "+r"(isOn));
#endif
  *token = (void *)isOn;
  if (__builtin_expect(!isOn, 0))
    return VAIS_PROFILER_ENTERED;
  const uint64_t record = __atomic_load_n(&function->record, __ATOMIC_RELAXED);
  return vais_profiler_try_enter_record(state, record, slot, token);
}

/// Leaves a function. False when nothing was done: the call is timed.
VAIS_PROFILER_FAST int vais_profiler_try_exit(VaisProfilerThreadState *state, void *token) {
  if (__builtin_expect((uint64_t)token & VAIS_PROFILER_TIMED_TOKEN, 0))
    return 0;
  if (__builtin_expect(token != 0, 1))
    state->current = (VaisProfilerContext *)token;
  return 1;
}

#endif
