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

/// The same for a line that allocates in `context`; null also when there are too many contexts.
format::Slot *makeLineEdge(format::Thread &thread, format::Context *context, uint64_t site);

/// A call site of the context; with the number -1 the way into it that is not counted.
inline format::CallSite &siteOf(format::Context &context, uint64_t number) {
  return *reinterpret_cast<format::CallSite *>(
      format::callSiteAddress(reinterpret_cast<uint64_t>(&context), number));
}

/// The site's edge; null before its first call. Any time.
inline format::SiteEdge *edgeOf(const format::CallSite &site) {
  const uint64_t edge = __atomic_load_n(&site.edge, __ATOMIC_ACQUIRE);
  return edge & format::kUnusedSite ? nullptr : reinterpret_cast<format::SiteEdge *>(edge);
}

/// Makes the edge of a site that has none; null when there is no memory. In a slow path.
format::SiteEdge *makeSiteEdge(format::Thread &thread, format::CallSite &site, uint64_t function);

/// The runtime looks at the site's call again that comes so many calls after the last one, at most
/// kMostRemaining. Wherever a signal or a kill comes between, callsOf() is true. Owner only. In a
/// handler that interrupted it, nothing is done.
void lookAgainAfter(format::CallSite &site, format::SiteEdge &edge, int64_t calls);

/// The site has counted no call. Also in a handler that interrupted lookAgainAfter, which goes on.
void clearCalls(format::CallSite &site, format::SiteEdge &edge);

/// Room of `size` bytes that begins with a context of the function, behind its call sites; null
/// when there is no memory.
void *allocateContext(format::Thread &thread, uint64_t function, uint64_t size);

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

/// Calls `visit(site, edge)` for each call site of the context that was used.
template <class Visit> void forEachSiteOf(format::Context &context, Visit visit) {
  const format::Function *function = context.function.get();
  for (uint32_t i = 0; function && i < function->callSites; ++i)
    if (format::SiteEdge *edge = edgeOf(siteOf(context, i)))
      visit(siteOf(context, i), *edge);
}

/// Calls `visit(slot, time, calls)` for each edge of the context, those of its call sites included.
/// Calls are counted in `slot` or at a call site: `calls` is how many so far.
template <class Visit> void forEachEdgeOf(format::Context &context, Visit visit) {
  const auto visitSlot = [&visit](format::Slot &slot, format::EdgeTime *time) {
    visit(slot, time, __atomic_load_n(&slot.calls, __ATOMIC_RELAXED));
  };
  for (unsigned i = 0; i < format::kSlotsPerContext; ++i)
    if (context.slots[i].function.value)
      visitSlot(context.slots[i], context.times[i].get());
  format::EdgeTable *table = context.overflow.get();
  for (uint32_t i = 0; table && i < table->capacity; ++i)
    if (format::OverflowEdge *edge = table->entries[i].get())
      visitSlot(edge->slot, edge->time.get());
  forEachSiteOf(context, [&visit](format::CallSite &site, format::SiteEdge &edge) {
    visit(edge.slot, edge.time.get(), callsOf(site, edge));
  });
}

/// Calls `visit(context)` for each context of the thread's tree, the newest first.
template <class Visit> void forEachContext(format::Thread &thread, Visit visit) {
  format::Address<format::Context> context = {
      __atomic_load_n(&thread.contexts.value, __ATOMIC_ACQUIRE)};
  for (; context.value; context = context.get()->previous)
    visit(*context.get());
}

/// The same for each edge of the thread's tree: `visit(caller, slot, time, calls)`.
template <class Visit> void forEachEdge(format::Thread &thread, Visit visit) {
  forEachContext(thread, [&visit](format::Context &caller) {
    forEachEdgeOf(caller, [&](format::Slot &slot, format::EdgeTime *time, uint64_t calls) {
      visit(caller, slot, time, calls);
    });
  });
}

} // namespace vais::profiler

#endif
