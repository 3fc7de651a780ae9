/// The calling-context tree of a thread: finding and making the edges that calls take.
///
/// Recursion folds (Ammons, Ball, Larus: Exploiting Hardware Performance Counters with Flow and
/// Context Sensitive Profiling, PLDI 1997): a function that is its own ancestor gets a back edge to
/// that ancestor's context. Slots never move, and a slot's function is written last: a handler or a
/// kill between any two instructions finds a true tree.

#ifndef VAIS_PROFILER_COLLECT_CONTEXTTREE_H
#define VAIS_PROFILER_COLLECT_CONTEXTTREE_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// The slot of `caller` in which `function` is looked for first. `function` is any number.
inline format::Slot *firstSlot(format::Context *caller, uint64_t function) {
  return reinterpret_cast<format::Slot *>(reinterpret_cast<char *>(caller->slots) +
                                          format::slotOffset(function));
}

/// The slot of the edge from `caller` to the function; null when there is none. Any time.
format::Slot *findEdge(format::Context *caller, uint64_t function);

/// Makes the edge, which must not exist; null when there is no memory. Owner only, in a slow path.
format::Slot *makeEdge(format::Thread &thread, format::Context *caller, uint64_t function);

/// The same for a site in `context`; null also when there are too many contexts.
format::Slot *makeSiteEdge(format::Thread &thread, format::Context *context, uint64_t site);

/// What timing knows of the edge in `slot` of `caller`; null with time=none.
inline format::EdgeTime *timeOf(format::Context *caller, format::Slot *slot) {
  const auto index = static_cast<uint64_t>(slot - caller->slots);
  if (index < format::kSlotsPerContext)
    return caller->times[index].get();
  return reinterpret_cast<format::OverflowEdge *>(slot)->time.get();
}

/// A context without edges, in the thread's list; null when there is no memory.
format::Context *makeContext(format::Thread &thread, uint64_t function, format::Context *parent);

/// Whether the context is that of a StandIn.
inline bool isStandIn(const format::Context &context) {
  return context.flags & format::kContextIsStandIn;
}

/// The context that `context` stands for, itself where it is not a stand-in.
inline format::Context *properContext(format::Context *context) {
  return isStandIn(*context) ? context->parent.get() : context;
}

/// The context of the function that runs: `context`, but that of a site has its function's.
inline format::Context *functionContext(format::Context *context) {
  return context->flags & (format::kContextIsStandIn | format::kContextIsSite)
             ? context->parent.get()
             : context;
}

/// Counts that a stack moved here from another thread (fibres), if `context`, which a frame of this
/// thread's has given it, is in another thread's tree. Takes time with the context's depth.
void noticeMovedStack(const format::Thread &thread, const format::Context *context);

/// The first value of Slot::nextTimed under the process's time mode.
uint64_t firstTimedCall();

/// Calls `visit(caller, slot, time)` for each edge of the thread's tree.
template <class Visit> void forEachEdge(format::Thread &thread, Visit visit) {
  for (format::Context *context = thread.contexts.get(); context;
       context = context->previous.get()) {
    for (unsigned i = 0; i < format::kSlotsPerContext; ++i)
      if (context->slots[i].function.value)
        visit(context, context->slots[i], context->times[i].get());
    format::EdgeTable *table = context->overflow.get();
    for (uint32_t i = 0; table && i < table->capacity; ++i)
      if (format::OverflowEdge *edge = table->entries[i].get())
        visit(context, edge->slot, edge->time.get());
  }
}

} // namespace vais::profiler

#endif
