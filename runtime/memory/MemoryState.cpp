/// The state of recording memory.

#include "runtime/memory/MemoryState.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/BlockFilter.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/memory/BlockClasses.h"
#include "runtime/memory/BlockMap.h"
#include "runtime/memory/LargeBlockList.h"
#include "runtime/memory/SampleTable.h"
#include "runtime/memory/Timeline.h"

namespace vais::profiler {

using namespace format;

MemoryState gMemory = {};
__thread ThreadMemoryState tMemory = {};

ContextMemory *makeContextMemory(Context &context) {
  if (!gMemory.process || interruptsSlowPath())
    return nullptr;
  if (isStandIn(context)) {
    ContextMemory *real = contextMemory(*properContext(&context));
    context.memory = real ? static_cast<uint32_t>(numberOf(real)) : 0;
    return real;
  }
  const SlowPath slowPath;
  if (context.memory)
    return numbered<ContextMemory>(context.memory);
  auto *memory = allocate<ContextMemory>(*tState.thread);
  if (!memory || numberOf(memory) > UINT32_MAX)
    return nullptr;
  memory->thread.set(tState.thread);
  __atomic_store_n(&context.memory, static_cast<uint32_t>(numberOf(memory)), __ATOMIC_RELEASE);
  return memory;
}

ThreadMemory *makeThreadMemory() {
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  if (tMemory.memory)
    return tMemory.memory;
  Thread &thread = *tState.thread;
  auto *memory = thread.memory.get();
  if (!memory) {
    memory = allocate<ThreadMemory>(thread);
    if (!memory)
      return nullptr;
    memory->random = readTicks() * 2 + 1;
    memory->limit = memory->highest = memory->noted = INT64_MIN;
    __atomic_store_n(&thread.memory.value, reinterpret_cast<uint64_t>(memory), __ATOMIC_RELEASE);
  }
  tMemory.memory = memory;
  tMemory.threadNumber = static_cast<uint32_t>(numberOf(&thread));
  return memory;
}

void beginMemory(Header &header, MemoryMode mode) {
  gMemory.base = header.base;
  beginFilter();
  if (mode == MemoryMode::None)
    return;
  void *chunk = allocateChunk((sizeof(ProcessMemory) + kPageSize - 1) & ~(kPageSize - 1));
  if (!chunk)
    return;
  gMemory.process = static_cast<ProcessMemory *>(chunk);
  gMemory.process->intervalShift = kFirstIntervalShift;
  gMemory.process->timelineStart = header.start.ticks;
  header.memory.set(gMemory.process);
  gMemory.isExact = mode == MemoryMode::Exact;
  beginBlocks();
  beginClasses();
}

/// Clears an object without memset, which may be a function of the program.
template <class T> static void clear(T &object) {
  static_assert(sizeof(T) % sizeof(uint64_t) == 0);
  auto *words = reinterpret_cast<volatile uint64_t *>(&object);
  for (size_t i = 0; i < sizeof(T) / sizeof(uint64_t); ++i)
    words[i] = 0;
}

/// Clears counts, because this process has not made any block yet. Numbers that contexts hold
/// remain valid.
static void forget(ContextMemory &memory) {
  for (BlockClass *each = memory.classes.get(); each; each = each->next.get())
    each->allocations = each->frees = each->foreignFrees = each->atPeak = each->epoch = 0;
  memory.failedAllocations = memory.reallocations = memory.temporaries = 0;
  memory.unseenFrees = memory.missedFrees = memory.epoch = 0;
  clear(memory.large);
  clear(memory.all);
  clear(memory.live);
  clear(memory.atPeak);
  clear(memory.ends);
  clear(memory.sizes);
}

void restartMemoryAfterFork(Thread *thread) {
  if (!gMemory.process)
    return;
  forgetSamples();
  forgetBlocks();
  forgetLargeBlocks();
  const uint64_t start = gSwitches.header->start.ticks;
  clear(*gMemory.process);
  gMemory.process->intervalShift = kFirstIntervalShift;
  gMemory.process->timelineStart = start;
  tMemory.lastBlock = nullptr;
  if (!thread)
    return;
  for (Context *context = thread->contexts.get(); context; context = context->previous.get())
    if (context->memory)
      forget(*numbered<ContextMemory>(context->memory));
  if (ThreadMemory *memory = thread->memory.get()) {
    memory->live = memory->base = 0;
    memory->limit = memory->highest = memory->noted = INT64_MIN;
    memory->freeLarge = 0;
  }
}

} // namespace vais::profiler
