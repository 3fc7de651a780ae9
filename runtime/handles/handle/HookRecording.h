/// What instrumented code recorded between a start and a stop, in all threads.
///
/// Hooks never reset their counters, which are the process's profile. Therefore begin() notes the
/// counters, and later readings are differences. If no instrumented code is linked in, neither are
/// the hooks, and all values are zero.
///
/// Not thread-safe, but hooks may run at the same time. No function may be called in a signal
/// handler. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_HOOKRECORDING_H
#define VAIS_PROFILER_HANDLES_HOOKRECORDING_H

#include "runtime/handles/handle/Contents.h"

namespace vais::profiler {

struct HookTotals {
  uint64_t allocations;    ///< successful allocations
  uint64_t allocatedBytes; ///< requested bytes
  uint64_t currentBytes;   ///< bytes of the blocks that are live, since the process began
  uint64_t peakBytes;      ///< largest value of currentBytes so far
};

class HookRecording {
public:
  constexpr HookRecording() = default;

  /// Enables the hooks. Takes time linear in the number of contexts and edges.
  void begin();

  /// Disables the hooks and keeps what totals() returns. Takes linear time.
  void end();

  /// Takes linear time while recording, otherwise constant time.
  HookTotals totals() const { return isOn_ ? measure() : atEnd_; }

  /// Adds the calls between functions. Returns false if there is no memory. Takes linear time.
  bool copyTo(Contents &contents) const;

  /// Discards everything. Must not be called between begin() and end().
  void clear();

private:
  HookTotals measure() const;
  template <class Visit> void forEachCall(Visit visit) const;

  bool isOn_ = false;
  HookTotals atEnd_ = {};
  CallEdges callsAtEnd_; ///< calls since recording began, of edges that have any
  // The counters when recording began, in the process with this number; a forked child has counters
  // of its own.
  uint32_t processId_ = 0;
  uint64_t allocationsBefore_ = 0;
  uint64_t allocatedBytesBefore_ = 0;
  CallEdges callsBefore_;
};

} // namespace vais::profiler

#endif
