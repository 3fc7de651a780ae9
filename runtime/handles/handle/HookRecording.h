/// What instrumented code recorded between a start and a stop, in all threads.
///
/// Hooks never reset their counters, which are the process's profile: begin() remembers them and
/// what is read later is the difference. Where no instrumented code is linked in, neither are the
/// hooks, and everything here is zero.
///
/// Not safe between threads, but hooks may run meanwhile. No function may be called in a signal
/// handler. The owner calls clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_HOOKRECORDING_H
#define VAIS_PROFILER_HANDLES_HOOKRECORDING_H

#include "runtime/handles/handle/Contents.h"

namespace vais::profiler {

struct HookTotals {
  uint64_t allocations;    ///< successful ones
  uint64_t allocatedBytes; ///< as requested
  uint64_t currentBytes;   ///< of blocks that are live, since the process began
  uint64_t peakBytes;      ///< the most that this has been
};

class HookRecording {
public:
  constexpr HookRecording() = default;

  /// Switches the hooks on. Linear in contexts and edges.
  void begin();

  /// Switches them off. What totals() returns stays. Linear.
  void end();

  /// Linear while recording, otherwise constant.
  HookTotals totals() const { return isOn_ ? measure() : atEnd_; }

  /// Adds the calls from function to function; false when there is no memory. Linear.
  bool copyTo(Contents &contents) const;

  /// Forgets everything; not between begin() and end().
  void clear();

private:
  HookTotals measure() const;
  template <class Visit> void forEachCall(Visit visit) const;

  bool isOn_ = false;
  HookTotals atEnd_ = {};
  CallEdges callsAtEnd_; ///< since the beginning, when they are more than none
  // Counters when recording began, in the process with this number: a forked child has its own.
  uint32_t processId_ = 0;
  uint64_t allocationsBefore_ = 0;
  uint64_t allocatedBytesBefore_ = 0;
  CallEdges callsBefore_;
};

} // namespace vais::profiler

#endif
