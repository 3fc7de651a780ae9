/// What recording memory keeps at hand: for the process, and for each thread.

#ifndef VAIS_PROFILER_MEMORY_MEMORYSTATE_H
#define VAIS_PROFILER_MEMORY_MEMORYSTATE_H

#include "runtime/collect/ThreadState.h"

#include "contracts/MemoryFormat.h"

namespace vais::profiler {

/// Written when the session begins.
struct MemoryState {
  uint64_t base;                  ///< Header::base
  format::ProcessMemory *process; ///< null: nothing but counts is recorded
  bool isExact;                   ///< every block is followed
  bool isInterposed; ///< libvais_profiler_malloc.so is there: it calls the hooks of the process
};
extern MemoryState gMemory __attribute__((visibility("hidden")));

/// A number that no Thread has.
constexpr uint32_t kNobodysNumber = UINT32_MAX;

/// Touched by its thread and by signal handlers on it.
struct ThreadMemoryState {
  const void *lastBlock;        ///< allocated last, null after it was freed
  format::Context *lastContext; ///< where, to the line
  format::ThreadMemory *memory; ///< null until the first slow path
  uint32_t threadNumber;        ///< that of its Thread, 0 until `memory` is there
  bool isInLargeBlocks;         ///< its list of free entries is being changed
};
extern __thread ThreadMemoryState tMemory
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// How blocks are recorded, where they are.
inline format::MemoryMode memoryMode() {
  return gMemory.isExact ? format::MemoryMode::Exact : format::MemoryMode::Sampled;
}

/// memory=none: counts are kept, since that costs least, and nobody reads them.
inline bool isMemoryIgnored() {
  return gSwitches.header && gSwitches.header->memoryMode == format::MemoryMode::None;
}

template <class T> T *numbered(uint32_t number) {
  return reinterpret_cast<T *>(gMemory.base + uint64_t(number) * format::kNumberedSize);
}
inline uint64_t numberOf(const void *structure) {
  return (reinterpret_cast<uint64_t>(structure) - gMemory.base) / format::kNumberedSize;
}

/// What the profile knows of the blocks made in `context`, which is of the calling thread's tree;
/// made now if need be, null when there is no memory.
format::ContextMemory *makeContextMemory(format::Context &context);
inline format::ContextMemory *contextMemory(format::Context &context) {
  return __builtin_expect(context.memory != 0, 1) ? numbered<format::ContextMemory>(context.memory)
                                                  : makeContextMemory(context);
}

/// The calling thread's; made now if need be, null when there is no memory. The thread has a tree.
format::ThreadMemory *makeThreadMemory();
inline format::ThreadMemory *threadMemory() {
  return __builtin_expect(tMemory.memory != nullptr, 1) ? tMemory.memory : makeThreadMemory();
}

/// Begins to record blocks. `header` is that of the profile, the session begins.
void beginMemory(format::Header &header, format::MemoryMode mode);

/// In a forked child, after its tree, which may be null, was cleared: forgets all blocks, which are
/// its parent's.
void restartMemoryAfterFork(format::Thread *thread);

} // namespace vais::profiler

#endif
