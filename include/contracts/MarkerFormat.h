/// What a profile holds of markers: the names that a program gave to regions, marks, counters and
/// phases, and what it told of them.
///
///     Header::markers  ProcessMarkers: the names, each a Marker with its counts
///     Thread::markers  ThreadMarkers: open regions and times of marks
///
/// Calls of a region are edges to Marker::function, like those of any function.

#ifndef VAIS_PROFILER_MARKER_FORMAT_H
#define VAIS_PROFILER_MARKER_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

/// Names are cut to so many bytes. The first kMostMarkers have a Marker each, all others one.
constexpr uint64_t kLongestMarkerName = 255;
constexpr uint64_t kMostMarkers = 4096;
constexpr uint64_t kMarkerBuckets = 512;

/// What a counter was set to in an interval.
struct SeriesPoint {
  uint64_t values; ///< how many times it was set
  double last;
  double least; ///< infinite before it was set
  double most;  ///< likewise, and negative
};
static_assert(sizeof(SeriesPoint) == 32);

/// A counter over time: intervals of 2^intervalShift ticks since `start`. When the run outgrows
/// them each two become one.
constexpr uint64_t kSeriesPoints = 256;
struct CounterSeries {
  uint64_t start; ///< ticks
  uint64_t intervalShift;
  uint64_t isHalving; ///< private to the process
  uint64_t reserved[5];
  SeriesPoint points[kSeriesPoints];
};
static_assert(sizeof(CounterSeries) == 64 + 32 * kSeriesPoints);

/// A name. All threads write it; each number is written at once, but not all of them together.
struct Marker {
  Function function;    ///< of its regions: the name, and kFunctionIsRegion
  Address<Marker> next; ///< another one in the same bucket
  uint64_t hash;        ///< of the name
  uint64_t marks;       ///< marks of this name
  uint64_t values;      ///< times that the counter was set
  double last;
  double least; ///< infinite before it was set
  double most;  ///< likewise, and negative
  double sum;
  Address<CounterSeries> series; ///< 0: no counter, or no memory
  uint64_t reserved[7];
};
static_assert(sizeof(Marker) == 192);

/// What an edge has gathered, up to a moment or in a phase: then numbers are differences, and those
/// of ticks may be less than nothing. Of `time`, only sums are used.
struct EdgeSums {
  Address<Slot> slot;
  uint64_t calls;
  EdgeTime time;
  uint64_t reserved[6];
};
static_assert(sizeof(EdgeSums) == 192);

/// Adds the sums of `part` to those of `sum`, or takes them off with the sign -1.
inline void addSums(EdgeTime &sum, const EdgeTime &part, int sign) {
  const auto factor = static_cast<uint64_t>(static_cast<int64_t>(sign));
  sum.countedCalls += factor * part.countedCalls;
  sum.countedTicks += factor * part.countedTicks;
  sum.countedOffTicks += sign * part.countedOffTicks;
  sum.countedSquares += sign * part.countedSquares;
  sum.droppedCalls += factor * part.droppedCalls;
  sum.sampled.samples += factor * part.sampled.samples;
  sum.sampled.weights += sign * part.sampled.weights;
  sum.sampled.ticks += sign * part.sampled.ticks;
  sum.sampled.offTicks += sign * part.sampled.offTicks;
  sum.sampled.spread += sign * part.sampled.spread;
  sum.sampled.spreadTicks += sign * part.sampled.spreadTicks;
  sum.sampled.spreadSquares += sign * part.sampled.spreadSquares;
  sum.sampled.spreadOffSquares += sign * part.sampled.spreadOffSquares;
}

/// Open-addressed hash table of edges' sums, by slot.
struct SumTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<EdgeSums> entries[1];
};

/// Part of the process's time to which the program gave a name; it may have come back to it. What
/// is recorded in the phase that goes on is what there is beyond ProcessMarkers::before.
struct Phase {
  Address<Phase> next;    ///< begun first before this one
  Address<Marker> marker; ///< 0: no phase
  uint64_t begun;         ///< how often
  uint64_t ticks;         ///< how long in all, but for the time since phaseStart
  Address<SumTable> sums; ///< of its edges; 0: none yet
  uint64_t reserved[3];
};
static_assert(sizeof(Phase) == 64);

struct ProcessMarkers {
  uint64_t count;           ///< of markers
  Address<Phase> phases;    ///< 0: the program never named one
  Address<Phase> phase;     ///< which goes on
  uint64_t phaseStart;      ///< since this moment, in ticks
  Address<SumTable> before; ///< what all edges had gathered then
  uint64_t phaseLock;       ///< private to the process
  uint64_t reserved[2];
  Address<Marker> buckets[kMarkerBuckets]; ///< by hash
};
static_assert(sizeof(ProcessMarkers) == 64 + 8 * kMarkerBuckets);

/// A region that was begun and not ended.
struct OpenRegion {
  uint64_t token;          ///< what entering it returned; 0: recording was off
  Address<Context> target; ///< current since
  Address<Marker> marker;  ///< 0: there was no memory for one
  uint64_t frame;          ///< stack address of whoever began it
  uint64_t timedFrame;     ///< TimedCall::frame, when it is timed
};
static_assert(sizeof(OpenRegion) == 40);

/// When a mark was set.
struct MarkTime {
  Address<Marker> marker; ///< 0: it is just being written
  uint64_t ticks;
};
static_assert(sizeof(MarkTime) == 16);

/// Only its owner writes it, and signal handlers on it.
constexpr uint64_t kMostOpenRegions = 254;
constexpr uint64_t kMostMarkTimes = 256;
struct ThreadMarkers {
  Address<OpenRegion> top; ///< the innermost open one, of regions[1] on; regions[0]: there is none;
                           ///< the last: there are others that found no room
  uint64_t beyond;         ///< how many others
  uint64_t beyondFrame;    ///< `frame` of the outermost of those
  uint64_t deepRegions;    ///< regions for which there was no room or memory: they were not entered
  uint64_t unbalancedEnds; ///< ends of regions that were not open, or not there
  uint64_t leftOpen;       ///< regions that were left without an end
  uint64_t marks;          ///< set so far
  uint64_t markTimes;      ///< entries of `times` in use; more than there are: all
  uint64_t markShift;      ///< one of 2^markShift marks has its time kept
  uint64_t reserved[7];
  OpenRegion regions[kMostOpenRegions + 2]; ///< no context is the target of the first and the last
  MarkTime times[kMostMarkTimes];
};
static_assert(sizeof(ThreadMarkers) == 128 + 40 * (kMostOpenRegions + 2) + 16 * kMostMarkTimes);
static_assert(sizeof(ThreadMarkers) % 64 == 0);

/// Where regions stand in ThreadMarkers.
constexpr uint64_t kRegionsOffset = 128;
static_assert(offsetof(ThreadMarkers, regions) == kRegionsOffset);

} // namespace vais::profiler::format

#endif
