/// The calling-context tree of a thread.

#include "runtime/collect/contexts/ContextTree.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

Slot *findEdge(Context *caller, uint64_t function) {
  Slot *slot = firstSlot(caller, function);
  return slot->function.value == function ? slot : findEdgeInTable(caller, function);
}

uint64_t firstTimedCall(const EdgeTime *time) { return !time || isClockStopped() ? UINT64_MAX : 1; }

/// Returns the number of call sites of each context of the function; regions and roots have none.
static uint64_t callSitesOf(uint64_t function) {
  return function ? reinterpret_cast<const Function *>(function)->callSites : 0;
}

/// Returns the number of call sites for which a context needs space. In a trace, all bodies run in
/// the root.
static uint64_t roomForSites(uint64_t function) {
  return !function && gSwitches.isTrace ? VAIS_PROFILER_MOST_SITES : callSitesOf(function);
}

/// Prepares the sites so that the first call of each goes to the runtime.
static void prepareSites(Context &context, uint64_t count) {
  CallSite &own = siteOf(context, ~uint64_t(0));
  own.remaining = kMostRemaining;
  own.target.set(&context);
  own.issued = static_cast<uint64_t>(kMostRemaining);
  for (uint64_t i = 0; i < count; ++i)
    siteOf(context, i).edge = reinterpret_cast<uint64_t>(&context) | kUnusedSite;
}

void lookAgainAfter(CallSite &site, SiteEdge &edge, int64_t calls) {
  if (edge.added)
    return;
  // From here on, handlers only count: their calls reduce `remaining`, and `issued` stays as it is.
  __atomic_store_n(&edge.added, 1, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  const int64_t remaining = __atomic_load_n(&site.remaining, __ATOMIC_RELAXED);
  const auto added = static_cast<uint64_t>(calls - 1 - remaining);
  edge.issuedBefore = site.issued;
  __atomic_store_n(&edge.added, added, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (added) {
    auto &counter = reinterpret_cast<uint64_t &>(site.remaining);
    addToCounter(counter, added - uint64_t(kRaising));
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    addToCounter(site.issued, added);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    addToCounter(counter, uint64_t(kRaising));
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
  }
  __atomic_store_n(&edge.added, 0, __ATOMIC_RELAXED);
}

void clearCalls(CallSite &site, SiteEdge &edge) {
  const uint64_t calls = callsOf(site, edge);
  site.issued -= calls;
  edge.issuedBefore -= calls;
  edge.slot.calls = 0;
}

/// Returns how many bytes of call sites are in front of a context of the function.
static uint64_t sizeOfSites(uint64_t function) {
  return ((roomForSites(function) + 1) * sizeof(CallSite) + 63) & ~uint64_t(63);
}

/// Returns the tree of a root, which is the first thing that was allocated for it.
static Thread &ofRoot(Context &root) {
  return *(reinterpret_cast<Thread *>(reinterpret_cast<char *>(&root) - sizeOfSites(0)) - 1);
}

void *allocateContext(Thread &thread, uint64_t function, uint64_t size) {
  const uint64_t before = sizeOfSites(function);
  auto *start = static_cast<char *>(allocate(thread, before + size, 64));
  if (!start)
    return nullptr;
  prepareSites(*reinterpret_cast<Context *>(start + before), callSitesOf(function));
  return start + before;
}

void addToContexts(Thread &thread, Context &context) {
  context.previous = thread.contexts;
  __atomic_store_n(&thread.contexts.value, reinterpret_cast<uint64_t>(&context), __ATOMIC_RELEASE);
}

Context *makeContext(Thread &thread, uint64_t function, Context *parent) {
  auto *context = static_cast<Context *>(allocateContext(thread, function, sizeof(Context)));
  if (!context)
    return nullptr;
  context->function.value = function;
  context->parent.set(parent);
  addToContexts(thread, *context);
  __atomic_fetch_add(&gSwitches.header->contexts, 1, __ATOMIC_RELAXED);
  return context;
}

/// Returns the only context that a function has in this thread beyond the limit on contexts, or
/// null if there is no memory.
static Context *flatContext(Thread &thread, uint64_t function) {
  const auto keyOf = [](const Context &context) { return context.function.value; };
  return findOrMakeEntry(thread, thread.flat, function, keyOf, [&] {
    Context *context = makeContext(thread, function, nullptr);
    if (context)
      context->flags = kContextIsFlat;
    return context;
  });
}

/// Marks the contexts from `caller` up to `ancestor`, to which an edge now leads back.
static void markCycle(Context *caller, Context *ancestor) {
  if (caller == ancestor)
    return;
  for (Context *member = caller; member != ancestor; member = member->parent.get())
    member->flags |= kContextIsInCycle;
  ancestor->flags |= kContextIsInCycle;
}

static bool hasRoom() {
  const Header &header = *gSwitches.header;
  return __atomic_load_n(&header.contexts, __ATOMIC_RELAXED) < header.maxContexts;
}

/// Returns where another edge of `caller` to the function leads, or null if there is none.
static Context *knownTarget(Context &caller, uint64_t function) {
  Slot *slot = findEdge(&caller, function);
  Context *known = slot ? slot->target.get() : nullptr;
  forEachSiteOf(caller, [&known, function](const CallSite &, const SiteEdge &edge) {
    Context *target = edge.slot.target.get();
    if (target && target->function.value == function)
      known = target;
  });
  return known;
}

/// Returns the context to which a call of `function` from `caller` leads, or null if there is no
/// memory.
static Context *targetOf(Thread &thread, Context &caller, uint64_t function) {
  for (Context *ancestor = &caller; ancestor; ancestor = ancestor->parent.get()) {
    if (ancestor->function.value != function)
      continue;
    markCycle(&caller, ancestor);
    return ancestor;
  }
  if (Context *known = knownTarget(caller, function))
    return known;
  return hasRoom() ? makeContext(thread, function, &caller) : flatContext(thread, function);
}

/// Fills a free slot. Its function is written last, because that is what readers compare first.
static Slot *publish(Slot &slot, Context *target, uint64_t function, const EdgeTime *time) {
  slot.target.set(target);
  slot.nextTimed = firstTimedCall(time);
  __atomic_store_n(&slot.function.value, function, __ATOMIC_RELEASE);
  return &slot;
}

static Slot *makeOverflowEdge(Thread &thread, Context *caller, uint64_t function, Context *target,
                              EdgeTime *time) {
  EdgeTable *table = tableWithRoom(thread, caller->overflow.get(),
                                   [](auto &edge) { return edge.slot.function.value; });
  auto *edge = table ? allocate<OverflowEdge>(thread) : nullptr;
  if (!edge)
    return nullptr;
  edge->time.set(time);
  if (time)
    time->slot.set(&edge->slot);
  publish(edge->slot, target, function, time);
  Address<OverflowEdge> *entry = findEntry(*table, function, [](auto &) { return false; });
  __atomic_store_n(&entry->value, reinterpret_cast<uint64_t>(edge), __ATOMIC_RELEASE);
  ++table->count;
  __atomic_store_n(&caller->overflow.value, reinterpret_cast<uint64_t>(table), __ATOMIC_RELEASE);
  return &edge->slot;
}

/// Publishes an edge in its slot or, if that is taken, in the overflow table. Returns null if there
/// is no memory.
static Slot *addEdge(Thread &thread, Context *caller, uint64_t function, Context *target,
                     EdgeTime *time) {
  Slot *slot = firstSlot(caller, function);
  if (slot->function.value)
    return makeOverflowEdge(thread, caller, function, target, time);
  caller->times[slot - caller->slots].set(time);
  if (time)
    time->slot.set(slot);
  return publish(*slot, target, function, time);
}

Thread &treeOf(Thread &thread, Context *context) {
  while (Context *parent = context->parent.get())
    context = parent;
  if (context->flags & kContextIsOfFibre)
    return ofRoot(*context);
  const bool isRoot = !context->function.value && context != &gNoContext;
  if (isRoot && context != thread.root.get() && gSwitches.header)
    __atomic_fetch_add(&gSwitches.header->movedStacks, 1, __ATOMIC_RELAXED);
  return thread;
}

Slot *makeLineEdge(Thread &thread, Context *context, uint64_t site) {
  Thread &tree = treeOf(thread, context);
  Context *target = hasRoom() ? makeContext(tree, site, context) : nullptr;
  if (!target)
    return nullptr;
  target->flags = kContextIsSite;
  return addEdge(tree, context, site, target, nullptr);
}

/// Returns the durations of the function's calls in the thread, which are made if necessary, or
/// null if there is no memory.
static FunctionDurations *durationsOf(Thread &thread, uint64_t function) {
  const auto keyOf = [](const FunctionDurations &each) { return each.function.value; };
  return findOrMakeEntry(thread, thread.durations, function, keyOf, [&] {
    auto *made = allocate<FunctionDurations>(thread);
    if (made)
      made->function.value = function;
    return made;
  });
}

/// Returns whether calls along the edges of the tree are timed. Those of a fibre are not: the time
/// between two moments on its stack belongs to whatever else ran meanwhile.
static bool isTimed(const Thread &tree) {
  return gSwitches.timeMode != TimeMode::None && !tree.stackTop;
}

/// Returns what is to be learned of an edge to the function, or null if there is no memory.
static EdgeTime *makeTime(Thread &thread, uint64_t function) {
  FunctionDurations *durations = durationsOf(thread, function);
  auto *time = durations ? allocate<EdgeTime>(thread) : nullptr;
  if (time)
    time->durations.set(durations);
  return time;
}

Slot *makeEdge(Thread &thread, Context *caller, uint64_t function) {
  Thread &tree = treeOf(thread, caller);
  Context *target = targetOf(tree, *caller, function);
  EdgeTime *time = target && isTimed(tree) ? makeTime(tree, function) : nullptr;
  if (!target || (isTimed(tree) && !time))
    return nullptr;
  return addEdge(tree, caller, function, target, time);
}

SiteEdge *makeSiteEdge(Thread &thread, CallSite &site, uint64_t function) {
  auto *caller = reinterpret_cast<Context *>(site.edge & ~kUnusedSite);
  Thread &tree = treeOf(thread, caller);
  Context *target = targetOf(tree, *properContext(caller), function);
  EdgeTime *time = target && isTimed(tree) ? makeTime(tree, function) : nullptr;
  auto *edge = target ? allocate<SiteEdge>(tree) : nullptr;
  if (!edge || (isTimed(tree) && !time))
    return nullptr;
  edge->time.set(time);
  if (time)
    time->slot.set(&edge->slot);
  edge->holder.set(caller);
  publish(edge->slot, target, function, time);
  site.target.set(target);
  __atomic_store_n(&site.edge, reinterpret_cast<uint64_t>(edge), __ATOMIC_RELEASE);
  return edge;
}

} // namespace vais::profiler
