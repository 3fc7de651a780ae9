/// Gaps between timed calls, and sums over them.

#include "runtime/collect/timing/Sampling.h"

#include "runtime/base/Random.h"
#include "runtime/collect/timing/CpuTime.h"

namespace vais::profiler {

using namespace format;

SamplingBudget gSamplingBudget = {0, 0, 0};

/// What the calling thread has to leave out of its Thread's spentTicks, and to add to it.
struct Spending {
  uint64_t before; ///< what the earlier owners of the tree had spent
  uint64_t cold;   ///< what timed calls have cost beyond what is calibrated
};
static __thread Spending tSpending __attribute__((tls_model("initial-exec")));

void prepareSampling(const Header &header, uint64_t budget) {
  const double share = static_cast<double>(budget) / 10000;
  const double cost = kColdFactor * (header.timedCallTicks > 0 ? header.timedCallTicks : 1);
  gSamplingBudget.share = share;
  gSamplingBudget.freeTicks = share > 0 ? cost / share : 1e300;
  gSamplingBudget.allowance = cost * static_cast<double>(kFreeCalls);
}

void beginSamplingBudget(Thread &thread) {
  thread.extraTicks = 0;
  tSpending = {thread.spentTicks, 0};
}

void spendOnCall(Thread &thread, const EdgeTime &time, unsigned gapBits, uint64_t ticks) {
  thread.spentTicks += ticks;
  tSpending.cold += ticks * (kColdFactor - 1);
  if (gapBits < shortCallGapBits(time))
    thread.extraTicks += ticks * kColdFactor;
}

double callsKnown(const EdgeTime &time) {
  return static_cast<double>(time.countedCalls) + time.sampled.weights;
}

/// Returns the ticks of those calls, including those off the processor.
static double ticksKnown(const EdgeTime &time) {
  return static_cast<double>(time.countedTicks) + static_cast<double>(time.countedOffTicks) +
         time.sampled.ticks + time.sampled.offTicks;
}

bool isLong(const EdgeTime &time, double calls) {
  return ticksKnown(time) >= calls * static_cast<double>(gCpuTimeLimits.longCall);
}

unsigned shortCallGapBits(const EdgeTime &time) {
  const uint64_t many = time.sampled.samples / kSomeSamples;
  const unsigned bits = kFirstGapBits + (many ? 64 - __builtin_clzll(many) : 0);
  return bits < kManySamplesGapBits ? bits : kManySamplesGapBits;
}

/// Returns the budget's share of the time that the thread's owner has spent on the processor, in
/// ticks.
static double shareOf(const Thread &thread) {
  const auto passed = static_cast<int64_t>(thread.lastTicks - thread.ownerStart);
  const int64_t onCpu = passed - (thread.offTicks - thread.ownerStartOff);
  return gSamplingBudget.share * static_cast<double>(onCpu);
}

/// Returns whether timing more calls than necessary has cost the thread less than `part` of its
/// share so far.
static bool hasBudget(const Thread &thread, double part) {
  return static_cast<double>(thread.extraTicks >> kCostBits) <= part * shareOf(thread);
}

/// Returns how much of its share and the allowance everything that the profiler does beside
/// counting, such as making edges and timing calls, has cost the thread.
static double partSpent(const Thread &thread) {
  const auto spent =
      static_cast<int64_t>(thread.spentTicks - tSpending.before + tSpending.cold) >> kCostBits;
  const double allowed = shareOf(thread) + gSamplingBudget.allowance;
  return static_cast<double>(spent) / (allowed > 1 ? allowed : 1);
}

/// Returns by how many powers of two short calls are timed more seldom in a thread that has spent
/// this part of what it may: kRestraintOfSpent when all is spent, 2 more when it is a quarter more.
static unsigned restraint(double partSpent) {
  constexpr double kUnrestrained = 0.5, kStep = 1.125;
  unsigned bits = 0;
  for (double part = kUnrestrained; part < partSpent && bits < kMostGapBits; part *= kStep)
    ++bits;
  return bits;
}
constexpr unsigned kRestraintOfSpent = 6;

/// Returns the gapBits with which timing the edge's calls costs no more than the budget's share of
/// their time.
static unsigned affordableGapBits(const EdgeTime &time) {
  const double calls = callsKnown(time);
  unsigned bits = 0;
  for (double gapTicks = calls > 0 ? ticksKnown(time) / calls : 0;
       bits < kMostGapBits && gapTicks < gSamplingBudget.freeTicks; gapTicks *= 2)
    ++bits;
  return bits;
}

/// Edges with few calls may use the whole budget; the others leave a quarter of it to them.
static unsigned chooseGapBits(const Thread &thread, uint64_t edgeCalls, const EdgeTime &time,
                              double partSpent) {
  constexpr double kPartOfMany = 0.75;
  if (edgeCalls < kFewCalls && hasBudget(thread, 1))
    return 0;
  const unsigned wanted = shortCallGapBits(time), affordable = affordableGapBits(time);
  if (affordable < wanted)
    return hasBudget(thread, kPartOfMany) ? affordable : wanted;
  const unsigned by = restraint(partSpent);
  const unsigned most = affordable + (by > kRestraintOfSpent ? by - kRestraintOfSpent : 0);
  const unsigned bits = wanted + by < most ? wanted + by : most;
  return bits < kMostGapBits ? bits : kMostGapBits;
}

unsigned scheduleNextTimed(Thread &thread, Slot &slot, EdgeTime &time) {
  const auto drawnWith = static_cast<unsigned>(time.gapBits);
  const double spent = partSpent(thread);
  const bool isCounted =
      slot.calls < kLeastCountedCalls || (slot.calls < kCountedCalls && spent <= 1);
  const unsigned gapBits = isCounted ? 0 : chooseGapBits(thread, slot.calls, time, spent);
  time.gapBits = gapBits;
  slot.nextTimed = slot.calls + (gapBits ? nextGap(thread.random, gapBits) : 1);
  return drawnWith;
}

void addSample(SampleSums &sums, unsigned gapBits, uint64_t ticks, int64_t offTicks) {
  const auto weight = static_cast<double>(1u << gapBits);
  const auto on = static_cast<double>(ticks);
  const auto off = static_cast<double>(offTicks);
  const double spread = weight * (weight - 1);
  ++sums.samples;
  sums.weights += weight;
  sums.ticks += weight * on;
  sums.offTicks += weight * off;
  sums.spread += spread;
  sums.spreadTicks += spread * on;
  sums.spreadSquares += spread * on * on;
  sums.spreadOffSquares += spread * off * off;
}

void addCall(EdgeTime &time, unsigned gapBits, uint64_t ticks, int64_t offTicks) {
  if (gapBits)
    return addSample(time.sampled, gapBits, ticks, offTicks);
  ++time.countedCalls;
  time.countedTicks += ticks;
  time.countedOffTicks += offTicks;
  time.countedSquares += static_cast<double>(ticks) * static_cast<double>(ticks);
}

uint64_t nextGap(uint64_t &random, unsigned gapBits) {
  // 1 / -ln(1 - 2^-gapBits).
  static constexpr double kMeans[kMostGapBits + 1] = {0,
                                                      1.4426950408889634,
                                                      3.476059496782207,
                                                      7.4888756894186175,
                                                      15.49462216322538,
                                                      31.497354319586677,
                                                      63.49868764234396,
                                                      127.49934640254835,
                                                      255.49967384180653,
                                                      511.4998370804407,
                                                      1023.4999185800307,
                                                      2047.4999592999584,
                                                      4095.4999796524635,
                                                      8191.4999898268525,
                                                      16383.499994913584,
                                                      32767.49999745683,
                                                      65535.49999872843};
  // A geometric variate is the floor of an exponential one (Devroye 1986, X.2).
  return 1 + static_cast<uint64_t>(drawExponential(random) * kMeans[gapBits]);
}

} // namespace vais::profiler
