/// What nearly every call of a hook does, written once in C. The runtime's hooks begin with it, and
/// the pass inlines it into optimised code. What it does not finish is left to the runtime's slow
/// path.
///
/// A signal handler that records, too, may run between any two instructions.
///
/// The layouts contain only what is needed here of ThreadState.h and ProfileFormat.h; the runtime
/// asserts that they agree. A change to one of them requires a new VAIS_PROFILER_HOOKS_VERSION.

#ifndef VAIS_PROFILER_FAST_PATH_H
#define VAIS_PROFILER_FAST_PATH_H

#include "contracts/Hooks.h"

#include <stdint.h>

/// Marks views of memory that the runtime accesses by other types.
#define VAIS_PROFILER_VIEW __attribute__((may_alias))
#define VAIS_PROFILER_FAST static inline __attribute__((always_inline))

/// Tells callers of such a function that it is called seldom, and must not be called by a jump,
/// which would make it see another frame. The runtime itself does not compile it for size.
#ifdef __clang__
#define VAIS_PROFILER_SLOW __attribute__((cold, not_tail_called))
#else
#define VAIS_PROFILER_SLOW
#endif

/// The low bit of a token, which is set if the call is timed.
#define VAIS_PROFILER_TIMED_TOKEN 1

#define VAIS_PROFILER_SLOTS 8

/// The filter of sampled blocks has a byte for each page of this size, by the number of the page.
#define VAIS_PROFILER_FILTER_PAGE_BITS 12
#define VAIS_PROFILER_FILTER_SIZE (1u << 20)

/// The beginning of the process's switches.
typedef struct VaisProfilerSwitches {
  uint32_t counts;            ///< 0 in a child that has no profile of its own: nothing is counted
  uint32_t recordsMemory;     ///< how allocations are recorded: a MemoryMode; 0 if not at all
  const uint8_t *blockFilter; ///< picks out the addresses of blocks that are not for the fast path
} VAIS_PROFILER_VIEW VaisProfilerSwitches;

/// An edge: calls from the context that holds the slot to a function.
typedef struct VaisProfilerSlot {
  uint64_t function; ///< its record; 0 if the slot is free
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
  int64_t bytesToSample;        ///< below 0 if the block just allocated is to be sampled, or if no
                                ///< context of the thread is current
} VAIS_PROFILER_VIEW VaisProfilerThreadState;

#ifdef __cplusplus
extern "C" {
#endif
/// What the fast path leaves to the runtime. These must be called by the instrumented function
/// itself, because they take the stack address of their caller for that of the call. Those with a
/// result return the token.
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

/// Returns the slot in which a context first tries to keep a function, as a byte offset from its
/// first slot.
VAIS_PROFILER_FAST uint64_t vais_profiler_slot_offset(uint64_t function) {
  return (function >> 6) % VAIS_PROFILER_SLOTS * sizeof(VaisProfilerSlot);
}

/// How far vais_profiler_try_enter got.
typedef enum VaisProfilerEntry {
  VAIS_PROFILER_ENTERED,
  VAIS_PROFILER_EDGE_NOT_FOUND, ///< nothing was done; enter_slowly must do it
  VAIS_PROFILER_CALL_IS_TIMED   ///< the call is counted and current; time_call must time it
} VaisProfilerEntry;

/// Enters the function whose record is at `record`. `*token` is what the enter hook returns, unless
/// time_call returns another token; `*slot` is where the edge was looked for.
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

/// The same for a function that may not have a record yet, in a process that may have no profile.
/// Does not check whether recording is on: what is counted while it is off is subtracted
/// (Pauses.h).
VAIS_PROFILER_FAST VaisProfilerEntry vais_profiler_try_enter(const VaisProfilerSwitches *switches,
                                                             VaisProfilerThreadState *state,
                                                             const VaisProfilerFunction *function,
                                                             VaisProfilerSlot **slot,
                                                             void **token) {
  uint64_t counts = switches->counts;
#ifdef __clang__ // which would see that this is 0 below, and add a jump to set a register to 0
  __asm__("" : "+r"(counts));
#endif
  *token = (void *)counts;
  if (__builtin_expect(!counts, 0))
    return VAIS_PROFILER_ENTERED;
  const uint64_t record = __atomic_load_n(&function->record, __ATOMIC_RELAXED);
  return vais_profiler_try_enter_record(state, record, slot, token);
}

/// Returns what a function's name passes to its body once it has entered the function; null if the
/// context of the function is not current, because there is none.
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

/// Leaves a function. Returns false, with nothing done, if the call is timed.
VAIS_PROFILER_FAST int vais_profiler_try_exit(VaisProfilerThreadState *state, void *token) {
  if (__builtin_expect((uint64_t)token & VAIS_PROFILER_TIMED_TOKEN, 0))
    return 0;
  if (__builtin_expect(token != 0, 1))
    state->current = (VaisProfilerContext *)token;
  return 1;
}

/// Makes the line of the current context that allocates current, for the hook of an allocation.
/// Returns false if nothing was done; otherwise `*token` is for vais_profiler_exit_site.
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

/// Returns whether a sampled block may be at this address, which is always true for null. May be
/// called at any time.
VAIS_PROFILER_FAST int vais_profiler_may_be_sample(const uint8_t *filter, const void *block) {
  return filter[((uint64_t)block >> VAIS_PROFILER_FILTER_PAGE_BITS) % VAIS_PROFILER_FILTER_SIZE] !=
         0;
}

// Programs that miss the caches in every allocation pay for each instruction of these two
// functions, which takes the place of one that would begin the next miss. One check therefore
// stands for several: the filter picks out all blocks while anything but counts and samples is
// wanted.

/// Records an allocation. Returns false if nothing was done except that the bytes were subtracted
/// from the thread's bytesToSample.
VAIS_PROFILER_FAST int vais_profiler_try_malloc(const VaisProfilerSwitches *switches,
                                                VaisProfilerThreadState *state, const void *block,
                                                uint64_t size) {
  state->bytesToSample = (int64_t)((uint64_t)state->bytesToSample - size); // any size, on failure
  if (__builtin_expect(state->bytesToSample < 0, 0) ||
      __builtin_expect(vais_profiler_may_be_sample(switches->blockFilter, block), 0))
    return 0;
  VaisProfilerContext *context = state->current;
  vais_profiler_add_to_counter(&context->allocations, 1);
  vais_profiler_add_to_counter(&context->allocatedBytes, size);
  return 1;
}

/// Records that a block is about to be freed. Returns false if nothing was done.
VAIS_PROFILER_FAST int vais_profiler_try_free(const VaisProfilerSwitches *switches,
                                              VaisProfilerThreadState *state, const void *block) {
  if (__builtin_expect(vais_profiler_may_be_sample(switches->blockFilter, block), 0))
    return 0;
  vais_profiler_add_to_counter(&state->current->deallocations, 1);
  return 1;
}

#endif
