/// From the tree that a thread recorded to the tree of a Snapshot.

#ifndef VAIS_PROFILER_REPORT_THREADREADER_H
#define VAIS_PROFILER_REPORT_THREADREADER_H

#include "FunctionTable.h"
#include "MemoryReader.h"
#include "ProfileImage.h"
#include "SnapshotBuilder.h"

#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// What ticks mean in a process.
struct Timeline {
  double nsPerTick = 0;      ///< 0 when it cannot be known
  uint64_t forkTicks = 0;    ///< when a forked child began; 0 in others
  bool isExact = false;      ///< time=exact: every call was timed, and the costs are not off yet
  double stampTicks = 0;     ///< what timing a call adds to its own time
  double timedCallTicks = 0; ///< what a timed call costs the call around it
  double callTicks = 0;      ///< what any other call costs the call around it
};

/// When a thread's open calls are taken to have ended.
struct ThreadEnd {
  uint64_t ticks = 0;
  int64_t offTicks = 0; ///< Thread::offTicks then
};

/// Walks the tree of one thread, from its root along the slots. (Thread::contexts also lists the
/// contexts whose slot is not published yet: they have recorded nothing.)
class ThreadReader {
public:
  ThreadReader(ProfileImage &image, FunctionTable &functions, SnapshotBuilder &builder,
               MemoryReader &memory, const Timeline &timeline);

  void read(const format::Thread &thread, const ThreadEnd &end);

  uint64_t calls() const { return calls_; }           ///< of all edges read
  uint64_t timedCalls() const { return timedCalls_; } ///< of them, open ones included
  uint64_t droppedCalls() const { return droppedCalls_; }

private:
  struct Holder {
    format::Address<format::Context> address;
    Index index; ///< where it is in the Snapshot; of a site, where its function's context is
  };
  /// Of a call that has not returned.
  struct OpenTime {
    double ticks = 0;
    double offTicks = 0;
  };
  struct Met {
    Index index;       ///< kNone: it is that of a site
    uint64_t function; ///< address
  };

  static OpenTime openTime(const format::TimedCall &call, const format::Thread &thread,
                           const ThreadEnd &end);
  void readOpenCalls(const format::Thread &thread, const ThreadEnd &end);
  void readContext(const Holder &holder);
  void readOverflow(const Holder &holder, format::Address<format::EdgeTable> table);
  void readEdge(const Holder &holder, const format::Slot &slot,
                format::Address<format::EdgeTime> time);
  void addMemory(Index to, format::Address<format::Function> function, const Context &memory,
                 const SizeGroups &sizes);
  Index readTarget(const Holder &holder, const format::Slot &slot);
  format::EdgeTime readTime(const format::Slot &slot, format::Address<format::EdgeTime> time);
  void readStandIn(const Edge &edge, format::Address<format::StandIn> address);
  double lostOverlap(double meanTicks) const;
  void addCosts(const Edge &edge);

  ProfileImage &image_;
  FunctionTable &functions_;
  SnapshotBuilder &builder_;
  MemoryReader &memory_;
  const Timeline timeline_;
  std::unordered_map<uint64_t, Met> contexts_;               ///< those met, by address
  std::vector<Holder> toRead_;                               ///< met, but not read yet
  std::unordered_multimap<uint64_t, format::EdgeTime> open_; ///< open timed calls, by their edge's
  std::unordered_map<uint64_t, OpenTime> inherited_; ///< of open calls of before the fork, likewise
  uint64_t calls_ = 0;
  uint64_t timedCalls_ = 0;
  uint64_t droppedCalls_ = 0;
};

} // namespace vais::profiler

#endif
