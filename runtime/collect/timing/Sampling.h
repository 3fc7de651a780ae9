/// Decides which calls of an edge are timed.
///
/// The first calls of an edge are all timed, the others at random: each with the current
/// probability 2^-gapBits, which is greater the longer the calls take, as far as the budget
/// permits.
///
/// Some calls must be timed even if nothing is left of the budget. They are cheap in programs that
/// run for long, but not in short ones with many edges. For these, a thread may spend the cost of
/// kFreeCalls calls in addition to the budget's share of its time; beyond that, only what an
/// estimate cannot do without is timed.

#ifndef VAIS_PROFILER_COLLECT_SAMPLING_H
#define VAIS_PROFILER_COLLECT_SAMPLING_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The number of first calls of an edge that are all timed; the smaller one applies to a thread
/// that has overspent.
constexpr uint64_t kCountedCalls = 16;
constexpr uint64_t kLeastCountedCalls = 4;

/// The number of timed calls whose cost every thread may spend, however short its time.
constexpr uint64_t kFreeCalls = 8192;

/// Calls up to this number are all timed, too, as long as timing stays within its budget, because a
/// part of a few calls says next to nothing.
constexpr uint64_t kFewCalls = 1024;

/// The mean gap between calls that are too short to be timed within the budget is 2^kFirstGapBits
/// for an edge with fewer than kSomeSamples samples. It doubles each time the number of samples
/// doubles, up to 2^kManySamplesGapBits, because more samples would not remove the bias of timed
/// calls. It is up to 2^kMostGapBits in a thread that is about to overspend.
constexpr unsigned kFirstGapBits = 6;
constexpr unsigned kManySamplesGapBits = 10;
constexpr unsigned kMostGapBits = 16;
constexpr uint64_t kSomeSamples = 600;

/// How many times as much a timed call costs in a program as when it is repeated at the start,
/// where it is calibrated. In a program, its code and data have left the caches, and its branches
/// are not predicted: between 330 ns (dense Vais IR) and 600 ns (lua) instead of 70.
constexpr uint64_t kColdFactor = 6;

/// What timing may cost. Set when the session begins, from what it does cost.
struct SamplingBudget {
  double share;     ///< of a thread's time
  double freeTicks; ///< a call this long may always be timed
  double allowance; ///< ticks that a thread may spend in addition to the share
};
extern SamplingBudget gSamplingBudget __attribute__((visibility("hidden")));

/// Sets the budget from the costs in the header; `budget` is in hundredths of a percent.
void prepareSampling(const format::Header &header, uint64_t budget);

/// To be called by a thread that has become the owner of `thread`, or continues to be so in a
/// forked process: it has spent nothing yet.
void beginSamplingBudget(format::Thread &thread);

/// Chooses the edge's next timed call when one of its calls begins to be timed. Returns the gapBits
/// with which this one was drawn, 0 if it is counted.
unsigned scheduleNextTimed(format::Thread &thread, format::Slot &slot, format::EdgeTime &time);

/// Counts what it cost to time a call that was drawn with `gapBits`: `ticks`, times 1 << kCostBits,
/// as calibrated.
void spendOnCall(format::Thread &thread, const format::EdgeTime &time, unsigned gapBits,
                 uint64_t ticks);

/// Returns the edge's gapBits when its calls are too short to be timed within the budget, but the
/// thread has something left.
unsigned shortCallGapBits(const format::EdgeTime &time);

/// Returns the number of calls that the edge's measured times stand for.
double callsKnown(const format::EdgeTime &time);

/// Returns whether `calls` calls that took the measured time of the edge were so long that looking
/// at the CPU clock at both ends of each costs little.
bool isLong(const format::EdgeTime &time, double calls);

/// Draws the next gap, at least 1, from the geometric distribution with mean 2^gapBits; gapBits is
/// at most kMostGapBits. `random` is the state of the generator, never 0.
uint64_t nextGap(uint64_t &random, unsigned gapBits);

/// Adds a call that was drawn with `gapBits` and took `ticks` on the processor and `offTicks` off
/// it.
void addCall(format::EdgeTime &time, unsigned gapBits, uint64_t ticks, int64_t offTicks);
void addSample(format::SampleSums &sums, unsigned gapBits, uint64_t ticks, int64_t offTicks);

} // namespace vais::profiler

#endif
