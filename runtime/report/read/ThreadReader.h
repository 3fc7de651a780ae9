/// Reads the tree that a thread recorded into the tree of a Profile.

#ifndef VAIS_PROFILER_REPORT_THREADREADER_H
#define VAIS_PROFILER_REPORT_THREADREADER_H

#include "runtime/report/estimate/TimeEstimate.h"
#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/read/DurationReader.h"
#include "runtime/report/read/FunctionReader.h"
#include "runtime/report/read/MemoryReader.h"
#include "runtime/report/read/PhaseReader.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/read/Timeline.h"

#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// When a thread's open calls are taken to have ended.
struct ThreadEnd {
  uint64_t ticks = 0;
  int64_t offTicks = 0; ///< Thread::offTicks then
};

/// The contexts of all trees that were read.
class KnownContexts {
public:
  struct Known {
    Index index;       ///< in the Profile; kNone if it is that of a site
    uint64_t function; ///< address
  };

  void add(format::Address<format::Context> context, const Known &known) {
    contexts_.emplace(context.value, known);
  }

  /// Returns null for one that was not met.
  const Known *find(format::Address<format::Context> context) const {
    const auto known = contexts_.find(context.value);
    return known == contexts_.end() ? nullptr : &known->second;
  }

  /// Returns the index in the Profile of the context, or kNone if it was not met or is that of a
  /// site.
  Index indexOf(format::Address<format::Context> context) const {
    const Known *known = find(context);
    return known ? known->index : kNone;
  }

private:
  std::unordered_map<uint64_t, Known> contexts_; ///< by address
};

/// Walks the tree of one thread or fibre, from its root along the slots. (Thread::contexts also
/// lists the contexts whose slot is not published yet, which have recorded nothing.)
class ThreadReader {
public:
  /// If `phase` is not null, only that phase is read, without what is known about memory.
  ThreadReader(ProfileImage &image, FunctionReader &functions, ProfileAssembler &builder,
               MemoryReader &memory, DurationReader &durations, const Timeline &timeline,
               const PhaseCut *phase, KnownContexts &contexts);

  void read(const format::Thread &thread, const ThreadEnd &end);

  uint64_t calls() const { return calls_; } ///< of all edges read
  /// What it cost to count the calls, without the timed ones.
  double costNs() const { return costNs_; }
  /// The part of it in code of its own (FunctionReader::isRecordedApart), where samples find it.
  double costApartNs() const { return costApartNs_; }
  /// What it cost to time every call, with time=exact.
  double timedCostNs() const { return timedCostNs_; }
  uint64_t droppedCalls() const { return droppedCalls_; }
  double ns() const { return ns_; } ///< time of the outermost calls, on the processor
  double offNs() const { return offNs_; }

private:
  struct Holder {
    format::Address<format::Context> address;
    Index index; ///< in the Profile; for a site, that of its function's context
  };
  /// The time of a call that has not returned.
  struct OpenTime {
    double ticks = 0;
    double offTicks = 0;
  };

  static OpenTime openTime(const format::TimedCall &call, const format::Thread &thread,
                           const ThreadEnd &end);
  void readOpenCalls(const format::Thread &thread, const ThreadEnd &end);
  void readContext(const Holder &holder);
  void readPauses();
  uint64_t recordedCalls(uint64_t slotAddress, uint64_t calls) const;
  void readSites(const Holder &holder, format::Address<format::Context> context,
                 format::Address<format::Function> function);
  void readSite(const Holder &holder, uint64_t address, uint32_t line);
  void readTargets(const Holder &holder, uint64_t address, uint32_t line);
  void readOverflow(const Holder &holder, format::Address<format::EdgeTable> table);
  void readEdge(const Holder &holder, uint64_t slotAddress, const format::Slot &counted,
                format::Address<format::EdgeTime> time, const CallCosts &costs, uint32_t line = 0);
  void readMemory(const Holder &holder, const format::Context &context);
  void addMemory(Index to, format::Address<format::Function> function, const Context &memory,
                 const SizeGroups &sizes);
  EdgeRecord recordInPhase(uint64_t slotAddress, EdgeRecord whole,
                           format::Address<format::EdgeTime> timeAddress) const;
  TimeEstimate estimate(const EdgeRecord &record, const EdgeRecord &whole) const;
  Index readTarget(const Holder &holder, const format::Slot &slot);
  format::EdgeTime readTime(const format::Slot &slot, format::Address<format::EdgeTime> time);
  void readStandIn(const Edge &edge, format::Address<format::StandIn> address);
  double overlapLostBy(double meanTicks) const;
  void addCosts(const Edge &edge, const CallCosts &costs, bool isApart);
  void addDurations(const Edge &edge, Index function, const format::EdgeTime &time,
                    format::Address<format::EdgeTime> timeAddress, const CallCosts &costs);
  void addUnseen(const Edge &edge);

  ProfileImage &image_;
  FunctionReader &functions_;
  ProfileAssembler &builder_;
  MemoryReader &memory_;
  DurationReader &durations_;
  const Timeline timeline_;
  const PhaseCut *phase_;
  KnownContexts &contexts_;
  std::vector<Holder> toRead_;                               ///< met, but not read yet
  std::unordered_multimap<uint64_t, format::EdgeTime> open_; ///< open timed calls, by EdgeTime
  std::unordered_map<uint64_t, OpenTime> inherited_; ///< times of calls open at the fork, likewise
  bool isUnseen_ = false; ///< there are no samples of the thread's CPU clock
  uint64_t calls_ = 0;
  double costNs_ = 0;
  double costApartNs_ = 0;
  double timedCostNs_ = 0;
  uint64_t droppedCalls_ = 0;
  std::unordered_map<uint64_t, format::PausedEdge> pauses_; ///< by the edge's slot
  double ns_ = 0;
  double offNs_ = 0;
};

} // namespace vais::profiler

#endif
