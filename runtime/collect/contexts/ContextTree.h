/// The calling-context tree of a thread: how the edges that calls take are found and made.
///
/// Recursion is folded (Ammons, Ball, Larus: Exploiting Hardware Performance Counters with Flow and
/// Context Sensitive Profiling, PLDI 1997): a call of a function that is already on the path leads
/// back to the context of that ancestor. Slots never move, and the function of a slot is written
/// last, so that a signal handler or a kill between any two instructions finds a correct tree.

#ifndef VAIS_PROFILER_COLLECT_CONTEXTTREE_H
#define VAIS_PROFILER_COLLECT_CONTEXTTREE_H

#include "contracts/ProfileFormat.h"

#include "runtime/collect/arena/HashTable.h"

namespace vais::profiler {

/// Returns the slot of `caller` in which `function` is looked for first. `function` may be any
/// number.
inline format::Slot *firstSlot(format::Context *caller, uint64_t function) {
  return reinterpret_cast<format::Slot *>(reinterpret_cast<char *>(caller->slots) +
                                          format::slotOffset(function));
}

/// Returns the slot of the edge from `caller` to the function if it is known, but not in its first
/// slot; otherwise null. May be called at any time.
inline format::Slot *findEdgeInTable(format::Context *caller, uint64_t function) {
  format::EdgeTable *table = caller->overflow.get();
  if (!table)
    return nullptr;
  const auto leadsTo = [function](const format::OverflowEdge &edge) {
    return edge.slot.function.value == function;
  };
  format::OverflowEdge *edge = findEntry(*table, function, leadsTo)->get();
  return edge ? &edge->slot : nullptr;
}

/// Returns the slot of the edge from `caller` to the function, or null if there is none. May be
/// called at any time.
format::Slot *findEdge(format::Context *caller, uint64_t function);

/// Makes the edge, which must not exist, in the caller's tree. `thread` is the tree of the calling
/// thread. Returns null if there is no memory. Only for the owner, in a slow path.
format::Slot *makeEdge(format::Thread &thread, format::Context *caller, uint64_t function);

/// Like makeEdge, for a line of `context` that allocates. Also returns null if there are too many
/// contexts.
format::Slot *makeLineEdge(format::Thread &thread, format::Context *context, uint64_t site);

/// Returns a call site of the context. The one with the number -1 leads to the context itself
/// without counting a call.
inline format::CallSite &siteOf(format::Context &context, uint64_t number) {
  return *reinterpret_cast<format::CallSite *>(
      format::callSiteAddress(reinterpret_cast<uint64_t>(&context), number));
}

/// Returns the site's edge, or null before its first call. May be called at any time.
inline format::SiteEdge *edgeOf(const format::CallSite &site) {
  const uint64_t edge = __atomic_load_n(&site.edge, __ATOMIC_ACQUIRE);
  return edge & format::kUnusedSite ? nullptr : reinterpret_cast<format::SiteEdge *>(edge);
}

/// Returns what the call by pointer compares to which the site belongs.
inline format::PointerCall &pointerCallOf(format::CallSite &site) {
  return reinterpret_cast<format::PointerCall *>(&site)[-1];
}

/// Returns the site of the next function that this call by pointer calls, or null.
inline format::CallSite *nextTargetOf(format::CallSite &site) {
  const uint64_t next = __atomic_load_n(&pointerCallOf(site).next, __ATOMIC_ACQUIRE);
  return reinterpret_cast<format::CallSite *>(format::nextTarget(next));
}

/// Makes the edge of a site that has none. Returns null if there is no memory. Only in a slow path.
format::SiteEdge *makeSiteEdge(format::Thread &thread, format::CallSite &site, uint64_t function);

/// Makes the site enter the runtime again at its call number `calls` from now on, at most
/// kMostRemaining. callsOf() stays correct if a signal or a kill intervenes at any point. Only for
/// the owner; does nothing in a handler that interrupted it.
void lookAgainAfter(format::CallSite &site, format::SiteEdge &edge, int64_t calls);

/// Sets the number of calls that the site has counted to zero. May also be called in a handler that
/// interrupted lookAgainAfter, which then continues.
void clearCalls(format::CallSite &site, format::SiteEdge &edge);

/// Allocates `size` bytes that begin with a context of the function, behind its call sites. Returns
/// null if there is no memory.
void *allocateContext(format::Thread &thread, uint64_t function, uint64_t size);

/// Returns what timing has learned of the edge in `slot` of `caller`, or null with time=none.
inline format::EdgeTime *timeOf(format::Context *caller, format::Slot *slot) {
  const auto index = static_cast<uint64_t>(slot - caller->slots);
  if (index < format::kSlotsPerContext)
    return caller->times[index].get();
  return reinterpret_cast<format::OverflowEdge *>(slot)->time.get();
}

/// Adds the context to those of the thread. Only in a slow path.
void addToContexts(format::Thread &thread, format::Context &context);

/// Makes a context without edges and adds it to the thread's list. Returns null if there is no
/// memory.
format::Context *makeContext(format::Thread &thread, uint64_t function, format::Context *parent);

/// Returns whether the context is that of a StandIn.
inline bool isStandIn(const format::Context &context) {
  return context.flags & format::kContextIsStandIn;
}

/// Returns the context that `context` stands for, which is `context` itself unless it is a
/// stand-in.
inline format::Context *properContext(format::Context *context) {
  return isStandIn(*context) ? context->parent.get() : context;
}

/// Returns the context of the function that is running: `context`, or its parent if `context` is
/// that of a stand-in or of a line.
inline format::Context *functionContext(format::Context *context) {
  return context->flags & (format::kContextIsStandIn | format::kContextIsSite)
             ? context->parent.get()
             : context;
}

/// Returns the tree in which `context` is, which was found in a frame of the calling thread: that
/// of the thread or of a fibre. If it is another thread's, counts a stack that has moved here, and
/// returns that of the calling thread. The time it takes is proportional to the depth of the
/// context.
format::Thread &treeOf(format::Thread &thread, format::Context *context);

/// Only counts a stack that has moved.
inline void noticeMovedStack(format::Thread &thread, format::Context *context) {
  treeOf(thread, context);
}

/// Returns the first value of Slot::nextTimed of an edge with `time`, which is null if its calls
/// are not timed.
uint64_t firstTimedCall(const format::EdgeTime *time);

/// Calls `visit(site, edge)` for each call site of the context that was used.
template <class Visit> void forEachSiteOf(format::Context &context, Visit visit) {
  const auto visitUsed = [&visit](format::CallSite &site) {
    if (format::SiteEdge *edge = edgeOf(site))
      visit(site, *edge);
  };
  const format::Function *function = context.function.get();
  if (!function) // regions and roots have no sites
    return;
  const uint32_t count = function->callSites;
  for (uint32_t i = 0; i < count; ++i)
    visitUsed(siteOf(context, i));
  for (uint32_t i = format::firstPointerCall(count, function->pointerCalls); i < count; i += 2)
    for (format::CallSite *site = &siteOf(context, i); (site = nextTargetOf(*site));)
      visitUsed(*site);
}

/// Calls `visit(slot, time, calls)` for each edge of the context, including those of its call
/// sites. `calls` is the number of calls so far, which are counted in `slot` or at a call site.
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

/// Calls `visit(caller, slot, time, calls)` for each edge of the thread's tree.
template <class Visit> void forEachEdge(format::Thread &thread, Visit visit) {
  forEachContext(thread, [&visit](format::Context &caller) {
    forEachEdgeOf(caller, [&](format::Slot &slot, format::EdgeTime *time, uint64_t calls) {
      visit(caller, slot, time, calls);
    });
  });
}

} // namespace vais::profiler

#endif
