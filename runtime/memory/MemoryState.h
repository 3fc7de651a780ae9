/// The state of recording memory, for the process and for each thread.

#ifndef VAIS_PROFILER_MEMORY_MEMORYSTATE_H
#define VAIS_PROFILER_MEMORY_MEMORYSTATE_H

#include "runtime/collect/state/ThreadState.h"

#include "contracts/MemoryFormat.h"

namespace vais::profiler {

/// Written when the session begins.
struct MemoryState {
  uint64_t base;                  ///< Header::base
  format::ProcessMemory *process; ///< null if nothing but counts is recorded
  bool isExact;                   ///< whether every block is followed
  bool isInterposed; ///< whether libvais_profiler_malloc.so is loaded, which calls the hooks of the
                     ///< process
};
extern MemoryState gMemory __attribute__((visibility("hidden")));

/// A number that no Thread has.
constexpr uint32_t kNobodysNumber = UINT32_MAX;

/// Accessed by its thread and by signal handlers on it.
struct ThreadMemoryState {
  const void *lastBlock;        ///< the last block allocated; null after it was freed
  format::Context *lastContext; ///< the context, including the line, in which it was allocated
  format::ThreadMemory *memory; ///< null until the first slow path
  uint32_t threadNumber;        ///< number of its Thread; 0 until `memory` is set
  bool isInLargeBlocks;         ///< whether its list of free entries is being changed
};
extern __thread ThreadMemoryState tMemory
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// Returns how blocks are recorded, if they are.
inline format::MemoryMode memoryMode() {
  return gMemory.isExact ? format::MemoryMode::Exact : format::MemoryMode::Sampled;
}

/// Returns whether memory=none. Counts are kept even then, because that costs least, but nobody
/// reads them.
inline bool isMemoryIgnored() {
  return gSwitches.header && gSwitches.header->memoryMode == format::MemoryMode::None;
}

template <class T> T *numbered(uint32_t number) {
  return reinterpret_cast<T *>(gMemory.base + uint64_t(number) * format::kNumberedSize);
}
inline uint64_t numberOf(const void *structure) {
  return (reinterpret_cast<uint64_t>(structure) - gMemory.base) / format::kNumberedSize;
}

/// Returns the record of the blocks made in `context`, which must be in the calling thread's tree.
/// The record is made if necessary; the result is null if there is no memory.
format::ContextMemory *makeContextMemory(format::Context &context);
inline format::ContextMemory *contextMemory(format::Context &context) {
  return __builtin_expect(context.memory != 0, 1) ? numbered<format::ContextMemory>(context.memory)
                                                  : makeContextMemory(context);
}

/// Returns the record of the calling thread, which must have a tree. The record is made if
/// necessary; the result is null if there is no memory.
format::ThreadMemory *makeThreadMemory();
inline format::ThreadMemory *threadMemory() {
  return __builtin_expect(tMemory.memory != nullptr, 1) ? tMemory.memory : makeThreadMemory();
}

/// Begins to record blocks, when the session begins. `header` is that of the profile.
void beginMemory(format::Header &header, format::MemoryMode mode);

/// For a forked child, after its tree, which may be null, was cleared: forgets all blocks, because
/// they belong to the parent.
void restartMemoryAfterFork(format::Thread *thread);

} // namespace vais::profiler

#endif
