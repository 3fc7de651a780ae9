/// During its lifetime no thread records for the profiler, and no other thread starts, stops or
/// reads it.

#ifndef VAIS_PROFILER_HANDLES_STOPPEDWORLD_H
#define VAIS_PROFILER_HANDLES_STOPPEDWORLD_H

#include "runtime/base/OwnThread.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/handles/handle/Handle.h"

namespace vais::profiler {

class Handle::StoppedWorld {
public:
  explicit StoppedWorld(Handle &handle) : handle_(handle), lock_(handle.mutex_) {
    handle_.closeGates(kNoThread);
  }
  ~StoppedWorld() { handle_.openGates(); }
  StoppedWorld(const StoppedWorld &) = delete;
  StoppedWorld &operator=(const StoppedWorld &) = delete;

private:
  const SlowPath slowPath_; ///< a signal handler that records would wait for its own thread
  Handle &handle_;
  MutexLock lock_;
};

} // namespace vais::profiler

#endif
