/// A fibre is known by the stack address of its first call, at which no other stack can be at the
/// same time. One that begins where another did, on the same memory, takes over its tree.

#include "runtime/collect/threads/Fibres.h"

#include "runtime/base/Hash.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/OwnStack.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/collect/timing/CpuTime.h"

namespace vais::profiler {

using namespace format;

namespace {

/// The table is at most half full, and trees of fibres may have half of all contexts. Fibres beyond
/// that share the tree of the thread that starts them.
constexpr unsigned kPlaceBits = 12;
constexpr uint32_t kPlaces = 1 << kPlaceBits, kMostFibres = kPlaces / 2;

struct Fibre {
  uint64_t top; ///< 0 if the place is free
  Thread *tree; ///< null while it is made, or if there was no memory
};
Fibre gFibres[kPlaces];
uint32_t gFibreCount;

/// How large a fibre's stack is, is not known, and that of a fibre which it starts may lie next
/// below. Calls of unknown edges so far down are taken for the start of another fibre, which only
/// costs memory if they are not.
constexpr uint64_t kNear = uint64_t(32) << 10;

bool isNear(const Thread &fibre, uint64_t frame) { return fibre.stackTop - frame < kNear; }

bool isRoomForFibre() {
  const Header &header = *gSwitches.header;
  return __atomic_load_n(&gFibreCount, __ATOMIC_RELAXED) < kMostFibres &&
         __atomic_load_n(&header.contexts, __ATOMIC_RELAXED) < header.maxContexts / 2;
}

/// Returns the tree of the fibre whose first call is at `top`, or null if it has none and cannot
/// get one. No two threads ask for the same fibre at once.
Thread *fibreAt(uint64_t top) {
  uint64_t place = hashOf(top) >> (64 - kPlaceBits);
  for (;; place = (place + 1) % kPlaces) {
    Fibre &fibre = gFibres[place];
    uint64_t known = __atomic_load_n(&fibre.top, __ATOMIC_ACQUIRE);
    if (known == top)
      return fibre.tree;
    if (known)
      continue;
    if (!isRoomForFibre())
      return nullptr;
    if (!__atomic_compare_exchange_n(&fibre.top, &known, top, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_ACQUIRE)) {
      place = place ? place - 1 : kPlaces - 1; // another thread took the place
      continue;
    }
    __atomic_fetch_add(&gFibreCount, 1, __ATOMIC_RELAXED);
    return fibre.tree = makeFibre(top);
  }
}

/// Returns the ancestor of a function's context that is `height` steps above it.
Context *ancestor(Context *context, unsigned height) {
  for (; height; --height)
    context = context->parent.get();
  return context;
}

/// Returns the context in the tree to which the path of `of` leads, which is made if necessary, or
/// null if there is no memory.
Context *copyPath(Thread &fibre, Context *of) {
  unsigned depth = 0;
  for (const Context *each = of; each->parent.value; each = each->parent.get())
    ++depth;
  Context *context = fibre.root.get();
  while (context && depth) {
    const uint64_t function = ancestor(of, --depth)->function.value;
    Slot *slot = findEdge(context, function);
    if (!slot)
      slot = makeEdge(fibre, context, function);
    context = slot ? slot->target.get() : nullptr;
  }
  return context;
}

} // namespace

Context *starterOfStack(Thread &thread, Context *current, uint64_t frame) {
  Thread &tree = __atomic_load_n(&gFibreCount, __ATOMIC_RELAXED) ? treeOf(thread, current) : thread;
  const bool isInFibre = tree.stackTop;
  if (isInFibre ? isNear(tree, frame) : isOnOwnStack(frame))
    return nullptr;
  if (interruptsSlowPath() || isSandboxed() || isOnSignalStack())
    return nullptr;
  if (isInFibre && isOnOwnStack(frame))
    return thread.root.get();
  const SpentTime spent(thread);
  const SlowPath slowPath;
  Thread *fibre = fibreAt(frame);
  return fibre ? copyPath(*fibre, functionContext(current)) : nullptr;
}

} // namespace vais::profiler
