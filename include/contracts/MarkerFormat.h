/// The part of a profile that holds markers: the names that a program gave to regions, marks,
/// counters and phases, and what it recorded under them.
///
///     Header::markers  ProcessMarkers: the names, each a Marker with its counts
///     Thread::markers  ThreadMarkers: open regions and times of marks
///
/// Calls of a region are edges to Marker::function, like those of any function.

#ifndef VAIS_PROFILER_MARKER_FORMAT_H
#define VAIS_PROFILER_MARKER_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

/// Names are truncated to this many bytes. Each of the first kMostMarkers names has its own Marker;
/// all others share one.
constexpr uint64_t kLongestMarkerName = 255;
constexpr uint64_t kMostMarkers = 4096;
constexpr uint64_t kMarkerBuckets = 512;

/// The values to which a counter was set during an interval.
struct SeriesPoint {
  uint64_t values; ///< number of times it was set
  double last;
  double least; ///< +infinity before it is set
  double most;  ///< -infinity before it is set
};
static_assert(sizeof(SeriesPoint) == 32);

/// A counter over time, in intervals of 2^intervalShift ticks since `start`. When the run outgrows
/// them, each two neighbours are joined into one.
constexpr uint64_t kSeriesPoints = 256;
struct CounterSeries {
  uint64_t start; ///< ticks
  uint64_t intervalShift;
  uint64_t isHalving; ///< private to the process
  uint64_t reserved[5];
  SeriesPoint points[kSeriesPoints];
};
static_assert(sizeof(CounterSeries) == 64 + 32 * kSeriesPoints);

/// A name. All threads write to it; each number is written atomically, but not all of them
/// together.
struct Marker {
  Function function;    ///< stands for its regions: the name, and kFunctionIsRegion
  Address<Marker> next; ///< the next marker in the same bucket
  uint64_t hash;        ///< hash of the name
  uint64_t marks;       ///< number of marks of this name
  uint64_t values;      ///< number of times that the counter was set
  double last;
  double least; ///< +infinity before it is set
  double most;  ///< -infinity before it is set
  double sum;
  Address<CounterSeries> series; ///< 0 if it is not a counter, or if there is no memory
  uint64_t reserved[7];
};
static_assert(sizeof(Marker) == 192);

/// The sums of an edge, up to a moment or during a phase. In the latter case numbers are
/// differences, and those of ticks may be negative. Of `time`, only the sums are used.
struct EdgeSums {
  Address<Slot> slot;
  uint64_t calls;
  EdgeTime time;
  uint64_t reserved[6];
};
static_assert(sizeof(EdgeSums) == 192);

/// Adds the sums of `part` to those of `sum`, or subtracts them if `sign` is -1.
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

/// An open-addressed hash table of edge sums, by slot.
struct SumTable {
  uint32_t capacity; ///< number of entries; a power of two
  uint32_t count;    ///< number of entries in use
  Address<EdgeSums> entries[1];
};

/// A part of the process's time that the program has named, and to which it may have returned. For
/// the current phase, what was recorded since ProcessMarkers::before is not included yet.
struct Phase {
  Address<Phase> next;    ///< the phase that was first begun before this one
  Address<Marker> marker; ///< 0 for "no phase"
  uint64_t begun;         ///< number of times that it was begun
  uint64_t ticks;         ///< total duration, without the time since phaseStart
  Address<SumTable> sums; ///< sums of its edges; 0 if there are none yet
  uint64_t reserved[3];
};
static_assert(sizeof(Phase) == 64);

struct ProcessMarkers {
  uint64_t count;           ///< number of markers
  Address<Phase> phases;    ///< 0 if the program has never named one
  Address<Phase> phase;     ///< the current phase
  uint64_t phaseStart;      ///< when the current phase began, in ticks
  Address<SumTable> before; ///< the sums of all edges at that moment
  uint64_t phaseLock;       ///< private to the process
  uint64_t reserved[2];
  Address<Marker> buckets[kMarkerBuckets]; ///< by hash
};
static_assert(sizeof(ProcessMarkers) == 64 + 8 * kMarkerBuckets);

/// A region that was begun and has not ended.
struct OpenRegion {
  uint64_t token;          ///< the token that entering it returned; 0 if recording was off
  Address<Context> target; ///< the region's context
  Address<Marker> marker;  ///< 0 if there was no memory for one
  uint64_t frame;          ///< stack address of the function that began it
  uint64_t timedFrame;     ///< TimedCall::frame, if the region is timed
};
static_assert(sizeof(OpenRegion) == 40);

/// The time of a mark.
struct MarkTime {
  Address<Marker> marker; ///< 0 while it is being written
  uint64_t ticks;
};
static_assert(sizeof(MarkTime) == 16);

/// The markers of a thread, written only by the thread that owns them and by signal handlers on it.
constexpr uint64_t kMostOpenRegions = 254;
constexpr uint64_t kMostMarkTimes = 256;
struct ThreadMarkers {
  Address<OpenRegion> top; ///< the innermost open region; regions[0]: none is open; the last entry:
                           ///< further ones are open that do not fit
  uint64_t beyond;         ///< number of open regions that do not fit
  uint64_t beyondFrame;    ///< `frame` of the outermost of these
  uint64_t deepRegions;    ///< regions that were not entered because there was no space or memory
  uint64_t unbalancedEnds; ///< ends of regions that were not open, or not in that function
  uint64_t leftOpen;       ///< regions that were left without an end
  uint64_t marks;          ///< number of marks that were set
  uint64_t markTimes;      ///< entries of `times` in use; if larger than the array, all
  uint64_t markShift;      ///< the time of one in 2^markShift marks is kept
  uint64_t reserved[7];
  OpenRegion regions[kMostOpenRegions + 2]; ///< the first and last have no context as target
  MarkTime times[kMostMarkTimes];
};
static_assert(sizeof(ThreadMarkers) == 128 + 40 * (kMostOpenRegions + 2) + 16 * kMostMarkTimes);
static_assert(sizeof(ThreadMarkers) % 64 == 0);

/// The offset of `regions` in ThreadMarkers.
constexpr uint64_t kRegionsOffset = 128;
static_assert(offsetof(ThreadMarkers, regions) == kRegionsOffset);

} // namespace vais::profiler::format

#endif
