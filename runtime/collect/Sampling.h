/// Which calls of an edge are timed.
///
/// The first calls of an edge are all timed, the rest at random: each with the probability
/// 2^-gapBits of the moment, which is greater the longer the calls take, as far as the budget goes.
///
/// What must be timed however little is left of the budget is cheap in programs that run for long,
/// but not in short ones with many edges. A thread may spend kFreeCalls on it, and the budget's
/// share of its time; from there on only what an estimate cannot do without is timed.

#ifndef VAIS_PROFILER_COLLECT_SAMPLING_H
#define VAIS_PROFILER_COLLECT_SAMPLING_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The first calls of an edge are all timed, fewer of them in a thread that has overspent.
constexpr uint64_t kCountedCalls = 16;
constexpr uint64_t kLeastCountedCalls = 4;

/// Timed calls whose cost every thread may spend, however short its time.
constexpr uint64_t kFreeCalls = 8192;

/// So are more of them, as long as the edge has no more than this many and timing stays within its
/// budget: of a few calls a part says next to nothing.
constexpr uint64_t kFewCalls = 1024;

/// The largest mean gap is 2^kFirstGapBits for an edge with fewer than kSomeSamples samples, and
/// twice as large each time when it has twice as many, up to 2^kMostGapBits: more of them would not
/// make the mean truer than the calls that are timed are like the others. In a thread that has
/// overspent it is at least 2^kOverspentGapBits.
constexpr unsigned kFirstGapBits = 6;
constexpr unsigned kOverspentGapBits = 8;
constexpr unsigned kMostGapBits = 10;
constexpr uint64_t kSomeSamples = 600;

/// What timing may cost. Set when the session begins, by what it does cost.
struct SamplingBudget {
  double share;     ///< of a thread's time, for calls drawn with more than the least probability
  double freeTicks; ///< a call this long may always be timed
  double allowance; ///< ticks that a thread may spend beside the share
};
extern SamplingBudget gSamplingBudget __attribute__((visibility("hidden")));

/// Sets the budget from the costs in the header; `budget` is in hundredths of a percent.
void prepareSampling(const format::Header &header, uint64_t budget);

/// The thread's owner has become so, or goes on as it in a forked process: it has spent nothing
/// yet. On that owner.
void beginSamplingBudget(format::Thread &thread);

/// Decides about the edge's next timed call when one of its calls begins to be timed. Returns the
/// gapBits with which this one was drawn; 0: it is counted.
unsigned scheduleNextTimed(format::Thread &thread, format::Slot &slot, format::EdgeTime &time);

/// The edge's gapBits when calls are timed as seldom as may be.
unsigned mostGapBits(const format::EdgeTime &time);

/// Calls that what is known of the edge's times stands for.
double callsKnown(const format::EdgeTime &time);

/// Whether `calls` calls, which took what is known, were so long that looking at the CPU clock at
/// both ends of each costs little.
bool isLong(const format::EdgeTime &time, double calls);

/// The next geometrically distributed gap, at least 1, with mean 2^gapBits; gapBits is at most
/// kMostGapBits. `random` is the generator's state, not 0.
uint64_t nextGap(uint64_t &random, unsigned gapBits);

/// Adds a call of `ticks`, and `offTicks` off the processor, that was drawn with `gapBits`.
void addCall(format::EdgeTime &time, unsigned gapBits, uint64_t ticks, int64_t offTicks);
void addSample(format::SampleSums &sums, unsigned gapBits, uint64_t ticks, int64_t offTicks);

} // namespace vais::profiler

#endif
