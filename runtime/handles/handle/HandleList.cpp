/// Implements the list of profilers and the fork handlers.

#include "runtime/handles/handle/HandleList.h"

#include "runtime/base/OwnThread.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/handles/handle/Sampler.h"

#include <new>

extern "C" int __register_atfork(void (*prepare)(), void (*parent)(), void (*child)(), void *object)
    __attribute__((weak));

namespace vais::profiler {

Mutex gProcessMutex;
Mutex gHandlesMutex;
Handle *gHandles;

namespace {

uint32_t gForkingThread;

/// A SlowPath that begins in one function and ends in another. Where signals cannot be kept away it
/// ends at once: no tree is being built meanwhile, a handler that records finds out by isForking
/// that it must not, and the child could not record what it calls first.
struct alignas(SlowPath) LongSlowPath {
  char bytes[sizeof(SlowPath)];
  bool isOpen;

  void begin() {
    auto *slowPath = new (bytes) SlowPath();
    isOpen = slowPath->isAlone();
    if (!isOpen)
      slowPath->~SlowPath();
  }
  void end() {
    if (isOpen)
      reinterpret_cast<SlowPath *>(bytes)->~SlowPath();
  }
};
LongSlowPath gSlowPath; ///< of the thread that forks

void beforeFork() {
  LongSlowPath slowPath;
  slowPath.begin();
  gProcessMutex.lock();
  gHandlesMutex.lock();
  gSlowPath = slowPath;
  const uint32_t self = ownThread();
  __atomic_store_n(&gForkingThread, self, __ATOMIC_RELAXED);
  forEachHandle([=](Handle &handle) { handle.beginFork(self); });
}

void endFork() {
  LongSlowPath slowPath = gSlowPath;
  __atomic_store_n(&gForkingThread, kNoThread, __ATOMIC_RELAXED);
  gHandlesMutex.unlock();
  gProcessMutex.unlock();
  slowPath.end();
}

void afterForkInParent() {
  forEachHandle([](Handle &handle) { handle.endForkInParent(); });
  endFork();
}

void afterForkInChild() {
  const uint32_t before = gForkingThread, self = ownThread();
  forEachHandle([=](Handle &handle) { handle.endForkInChild(before, self); });
  restartSampler();
  endFork();
}

} // namespace

/// Registers the fork handlers without holding a lock of the profiler: libc has a lock of its own,
/// which it may hold while it forks.
void listHandle(Handle &handle) {
  static bool isRegistered;
  if (__register_atfork && !__atomic_exchange_n(&isRegistered, true, __ATOMIC_RELAXED))
    __register_atfork(beforeFork, afterForkInParent, afterForkInChild, nullptr);
  const SlowPath slowPath;
  MutexLock lock(gHandlesMutex);
  handle.nextHandle = gHandles;
  gHandles = &handle;
}

void unlistHandle(Handle &handle) {
  const SlowPath slowPath;
  MutexLock lock(gHandlesMutex);
  for (Handle **link = &gHandles; *link; link = &(*link)->nextHandle)
    if (*link == &handle) {
      *link = handle.nextHandle;
      return;
    }
}

bool isForking(uint32_t thread) {
  return __atomic_load_n(&gForkingThread, __ATOMIC_RELAXED) == thread;
}

} // namespace vais::profiler
