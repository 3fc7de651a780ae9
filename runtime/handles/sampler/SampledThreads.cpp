/// Reads the state of other threads, which may end at any moment.

#include "runtime/handles/sampler/SampledThreads.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

const Thread *newestThread() {
  if (!gSwitches.header || !__atomic_load_n(&gOwn.isOn, __ATOMIC_RELAXED))
    return nullptr;
  return reinterpret_cast<const Thread *>(
      __atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE));
}

static bool readWord(uint64_t address, uint64_t &word) {
  return copyOwnMemory(&word, address, sizeof word) == sizeof word;
}

/// Returns whether the profile contains a T at `address`. Memory in the profile is never unmapped.
template <class T> static bool isInProfile(uint64_t address) {
  const Header &header = *gSwitches.header;
  const uint64_t end = header.base + __atomic_load_n(&header.used, __ATOMIC_RELAXED);
  return address >= header.base && address % alignof(T) == 0 && address + sizeof(T) <= end;
}

uint64_t SampledThreads::timeUsed(const Thread &thread) {
  const uint32_t owner = __atomic_load_n(&thread.owner, __ATOMIC_RELAXED);
  uint64_t now;
  if (!threadCpuNanoseconds(owner, now))
    return 0;
  CpuClock *clock = clocks_.find(CpuClock::hashOf(thread),
                                 [&](const CpuClock &one) { return one.thread == &thread; });
  if (!clock) {
    clocks_.add({&thread, owner, now});
    return 0;
  }
  const uint64_t used = clock->owner == owner ? now - clock->nanoseconds : 0;
  *clock = {&thread, owner, now};
  return used;
}

bool SampledThreads::currentFunction(const Thread &thread, NameText &function) {
  uint64_t current;
  if (!readWord(__atomic_load_n(&thread.state, __ATOMIC_RELAXED), current) ||
      !isInProfile<Context>(current))
    return false;
  const uint64_t record = reinterpret_cast<Context *>(current)->function.value;
  if (!isInProfile<Function>(record))
    return false;
  const String *name = reinterpret_cast<Function *>(record)->name.get();
  function = nameOf(name->text, name->length);
  return isUtf8(function.text, function.length);
}

} // namespace vais::profiler
