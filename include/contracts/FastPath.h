/// What nearly every call of a hook does, written once in C: the runtime's hooks begin with it, and
/// the pass inlines it into optimised code. What it does not finish is for the runtime's slow path.
///
/// Between any two instructions a signal handler may run that records, too.
///
/// The layouts are the least it needs to know of ThreadState.h and ProfileFormat.h; the runtime
/// asserts that they agree. Changing one raises VAIS_PROFILER_HOOKS_VERSION.

#ifndef VAIS_PROFILER_FAST_PATH_H
#define VAIS_PROFILER_FAST_PATH_H

#include "contracts/Hooks.h"

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

/// The filter of sampled blocks: a byte for each page of this size, by the number of the page.
#define VAIS_PROFILER_FILTER_PAGE_BITS 12
#define VAIS_PROFILER_FILTER_SIZE (1u << 20)

/// The beginning of the process's switches.
typedef struct VaisProfilerSwitches {
  uint32_t counts;            ///< 0 in a child that has no profile of its own: nothing is counted
  uint32_t recordsMemory;     ///< allocations are, too: a MemoryMode, 0 when they are not
  const uint8_t *blockFilter; ///< the fast path is not for blocks at addresses that this picks out
} VAIS_PROFILER_VIEW VaisProfilerSwitches;

/// An edge: calls from the context that holds the slot to a function.
typedef struct VaisProfilerSlot {
  uint64_t function; ///< its record; 0 when the slot is free
  struct VaisProfilerContext *target;
  uint64_t calls;
  uint64_t nextTimed; ///< a call is timed when `calls`, itself included, reaches this
} VAIS_PROFILER_VIEW VaisProfilerSlot;

typedef struct VaisProfilerContext {
  uint64_t
      function; ///< 0 in contexts of no function: a thread's root, or where nothing is recorded
  uint64_t notForHooks[3];
  uint64_t allocations;
  uint64_t allocatedBytes;
  uint64_t deallocations;
  uint64_t notForHooksEither;
  VaisProfilerSlot slots[VAIS_PROFILER_SLOTS];
} VAIS_PROFILER_VIEW VaisProfilerContext;

/// The beginning of a thread's state.
typedef struct VaisProfilerThreadState {
  VaisProfilerContext *current; ///< always valid
  int64_t bytesToSample; ///< below 0: the block just allocated is to be sampled, or no context of
                         ///< the thread's is current
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
VAIS_PROFILER_SLOW void *vais_profiler_record_enter_site_slowly(void *site);
VAIS_PROFILER_SLOW void *vais_profiler_record_passed_nowhere(void);
VAIS_PROFILER_SLOW void vais_profiler_record_malloc_slowly(void *block, uint64_t size);
VAIS_PROFILER_SLOW void vais_profiler_record_free_slowly(void *block);
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

/// Enters a function, whose record is at `record`. `*token` is what the enter hook returns, but for
/// time_call's token; `*slot` is where the edge was looked for.
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

/// The same of a function that may not have a record yet, in a process that may have no profile.
/// Whether recording is on is not asked: what is counted while it is off is taken off (Pauses.h).
VAIS_PROFILER_FAST VaisProfilerEntry vais_profiler_try_enter(const VaisProfilerSwitches *switches,
                                                             VaisProfilerThreadState *state,
                                                             const VaisProfilerFunction *function,
                                                             VaisProfilerSlot **slot,
                                                             void **token) {
  uint64_t counts = switches->counts;
#ifdef __clang__ // it would see that this is 0 below, and jump once more to set a register to that
  __asm__("" : "+r"(counts));
#endif
  *token = (void *)counts;
  if (__builtin_expect(!counts, 0))
    return VAIS_PROFILER_ENTERED;
  const uint64_t record = __atomic_load_n(&function->record, __ATOMIC_RELAXED);
  return vais_profiler_try_enter_record(state, record, slot, token);
}

/// What the body of a function that has been entered takes from its name; null where its context is
/// not current, because none could be had.
VAIS_PROFILER_FAST void *vais_profiler_try_pass(const VaisProfilerSwitches *switches,
                                                VaisProfilerThreadState *state,
                                                const VaisProfilerFunction *function) {
  if (__builtin_expect(!switches->counts, 0)) // there may not even be thread-local storage
    return 0;
  VaisProfilerContext *context = state->current;
  const uint64_t record = __atomic_load_n(&function->record, __ATOMIC_RELAXED);
  if (__builtin_expect(context->function != record, 0))
    return 0;
  return (char *)context - VAIS_PROFILER_SITE_SIZE;
}

/// Leaves a function. False when nothing was done: the call is timed.
VAIS_PROFILER_FAST int vais_profiler_try_exit(VaisProfilerThreadState *state, void *token) {
  if (__builtin_expect((uint64_t)token & VAIS_PROFILER_TIMED_TOKEN, 0))
    return 0;
  if (__builtin_expect(token != 0, 1))
    state->current = (VaisProfilerContext *)token;
  return 1;
}

/// Makes the line of the current context that allocates current, for the hook of an allocation.
/// False when nothing was done; else `*token` is for vais_profiler_exit_site.
VAIS_PROFILER_FAST int vais_profiler_try_enter_site(const VaisProfilerSwitches *switches,
                                                    VaisProfilerThreadState *state,
                                                    const VaisProfilerFunction *site,
                                                    void **token) {
  *token = 0;
  if (__builtin_expect(!switches->recordsMemory, 0))
    return 1;
  VaisProfilerContext *context = state->current;
  const uint64_t record = __atomic_load_n(&site->record, __ATOMIC_RELAXED);
  const VaisProfilerSlot *slot =
      (VaisProfilerSlot *)((char *)context->slots + vais_profiler_slot_offset(record));
  if (__builtin_expect(slot->function != record, 0))
    return 0;
  *token = context;
  state->current = slot->target;
  return 1;
}

VAIS_PROFILER_FAST void vais_profiler_exit_site(VaisProfilerThreadState *state, void *token) {
  if (__builtin_expect(token != 0, 1))
    state->current = (VaisProfilerContext *)token;
}

/// Whether a sampled block may be at this address. Any time. Null always may.
VAIS_PROFILER_FAST int vais_profiler_may_be_sample(const uint8_t *filter, const void *block) {
  return filter[((uint64_t)block >> VAIS_PROFILER_FILTER_PAGE_BITS) % VAIS_PROFILER_FILTER_SIZE] !=
         0;
}

// Programs that miss the caches in every allocation pay for each instruction of these two, which
// takes the place of one that would begin the next miss. Hence one question stands for many: the
// filter picks out all blocks while something else is asked for than counts and samples.

/// Records an allocation. False when nothing was done, but that the bytes are taken off the
/// thread's bytesToSample.
VAIS_PROFILER_FAST int vais_profiler_try_malloc(const VaisProfilerSwitches *switches,
                                                VaisProfilerThreadState *state, const void *block,
                                                uint64_t size) {
  state->bytesToSample = (int64_t)((uint64_t)state->bytesToSample - size); // of a failure, any size
  if (__builtin_expect(state->bytesToSample < 0, 0) ||
      __builtin_expect(vais_profiler_may_be_sample(switches->blockFilter, block), 0))
    return 0;
  VaisProfilerContext *context = state->current;
  vais_profiler_add_to_counter(&context->allocations, 1);
  vais_profiler_add_to_counter(&context->allocatedBytes, size);
  return 1;
}

/// Records that a block is about to be freed. False when nothing was done.
VAIS_PROFILER_FAST int vais_profiler_try_free(const VaisProfilerSwitches *switches,
                                              VaisProfilerThreadState *state, const void *block) {
  if (__builtin_expect(vais_profiler_may_be_sample(switches->blockFilter, block), 0))
    return 0;
  vais_profiler_add_to_counter(&state->current->deallocations, 1);
  return 1;
}

#endif
