/// A profiler that the program feeds by hand.
///
/// All functions are safe from any thread and none in a signal handler. Zero bytes are a profiler
/// that was never configured: it does not run and has recorded nothing. There is no destructor, so
/// that one can be static: whoever is done with it calls clear().

#ifndef VAIS_PROFILER_HANDLES_HANDLE_H
#define VAIS_PROFILER_HANDLES_HANDLE_H

#include "CallEdges.h"
#include "InternTable.h"
#include "LiveAllocations.h"
#include "Mutex.h"
#include "PublicInterface.h"

namespace vais::profiler {

class Handle {
public:
  constexpr Handle() = default;
  Handle(const Handle &) = delete;
  Handle &operator=(const Handle &) = delete;

  /// Before the first start. Null means the defaults.
  void configure(const VaisProfilerConfig *config);
  VaisProfilerConfig config();

  /// Stops, forgets what was recorded and gives the memory back.
  void clear();

  bool start();
  bool stop();
  bool isRunning() const { return __atomic_load_n(&isRunning_, __ATOMIC_RELAXED); }

  void recordSample(const char *function);
  void recordAllocation(size_t size, uint64_t address);
  void recordDeallocation(uint64_t address);
  void recordCall(const char *caller, const char *callee);

  VaisProfileStats stats();
  size_t droppedSamples();

  /// Nanoseconds from the latest start to its stop, or to now.
  uint64_t duration();

  /// Calls `visit(name)` for each function, `visit(edge)` for each edge; the ends of an edge are
  /// addresses of Names. Nothing of this handle may be called meanwhile.
  template <class Visit> void forEachFunction(Visit visit) {
    MutexLock lock(mutex_);
    names_.forEach(visit);
  }
  template <class Visit> void forEachAllocation(Visit visit) {
    MutexLock lock(mutex_);
    allocations_.forEach(visit);
  }
  template <class Visit> void forEachEdge(Visit visit) {
    MutexLock lock(mutex_);
    edges_.forEach(visit);
  }

private:
  void forget();
  bool keepSample(const NameText &function);

  Mutex mutex_; ///< of everything below
  bool isRunning_ = false;
  VaisProfilerConfig config_ = {};
  uint64_t startedAt_ = 0; ///< CLOCK_MONOTONIC; 0: never
  uint64_t stoppedAt_ = 0;
  size_t samples_ = 0;
  size_t droppedSamples_ = 0;
  InternTable names_;
  LiveAllocations allocations_;
  CallEdges edges_;
};

} // namespace vais::profiler

#endif
