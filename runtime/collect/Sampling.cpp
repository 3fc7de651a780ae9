/// Gaps between timed calls, and sums over them.

#include "Sampling.h"

#include "CpuTime.h"

namespace vais::profiler {

using namespace format;

SamplingBudget gSamplingBudget = {0, 0, 1e300};

void prepareSampling(const Header &header, uint64_t budget) {
  const double share = static_cast<double>(budget) / 10000;
  const double cost = header.timedCallTicks > 0 ? header.timedCallTicks : 1;
  gSamplingBudget.share = share;
  gSamplingBudget.freeTicks = share > 0 ? cost / share : 1e300;
  gSamplingBudget.longTicks = static_cast<double>(gCpuTimeLimits.longCall);
}

/// Mean ticks of the edge's timed calls, those off the processor included; 0 when there are none.
static double meanTicks(const EdgeTime &time) {
  const double calls = static_cast<double>(time.countedCalls) + time.sampled.weights;
  const double ticks = static_cast<double>(time.countedTicks) +
                       static_cast<double>(time.countedOffTicks) + time.sampled.ticks +
                       time.sampled.offTicks;
  return calls > 0 ? ticks / calls : 0;
}

bool isLong(const EdgeTime &time) { return meanTicks(time) >= gSamplingBudget.longTicks; }

unsigned mostGapBits(const EdgeTime &time) {
  return kMostGapBits - (time.sampled.samples < kManySamples) -
         (time.sampled.samples < kSomeSamples);
}

/// Whether timing more than it must has cost the thread less than its share so far.
static bool hasBudget(const Thread &thread) {
  const auto passed = static_cast<int64_t>(thread.lastTicks - thread.ownerStart);
  const int64_t onCpu = passed - (thread.offTicks - thread.ownerStartOff);
  return static_cast<double>(thread.extraTicks >> kCostBits) <=
         gSamplingBudget.share * static_cast<double>(onCpu);
}

static unsigned chooseGapBits(const Thread &thread, const EdgeTime &time) {
  const unsigned most = mostGapBits(time);
  const double mean = meanTicks(time);
  unsigned bits = 0;
  for (double gapTicks = mean; bits < most && gapTicks < gSamplingBudget.freeTicks; gapTicks *= 2)
    ++bits;
  return bits < most && !hasBudget(thread) ? most : bits;
}

unsigned scheduleNextTimed(Thread &thread, Slot &slot, EdgeTime &time) {
  const auto drawnWith = static_cast<unsigned>(time.gapBits);
  const unsigned gapBits = slot.calls < kCountedCalls ? 0 : chooseGapBits(thread, time);
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

/// Minus the natural logarithm of a number in (0, 1]: the series of 2 artanh, exact to 1e-6.
static double minusLog(double number) {
  union {
    double value;
    uint64_t bits;
  } parts = {number};
  const auto exponent = static_cast<int>(parts.bits >> 52) - 1023;
  parts.bits = (parts.bits & ~(uint64_t(0x7FF) << 52)) | uint64_t(1023) << 52;
  const double s = (parts.value - 1) / (parts.value + 1);
  const double square = s * s;
  const double series =
      s * (1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square / 9))));
  return -(exponent * 0.69314718055994530942 + 2 * series);
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
                                                      255.49967384180653};
  // xorshift64* (Vigna, An experimental exploration of Marsaglia's xorshift generators, 2016).
  random ^= random >> 12;
  random ^= random << 25;
  random ^= random >> 27;
  const uint64_t drawn = (random * 0x2545F4914F6CDD1Du >> 11) + 1;
  const double uniform = static_cast<double>(drawn) * 0x1p-53;
  // A geometric variate is the floor of an exponential one (Devroye 1986, X.2).
  return 1 + static_cast<uint64_t>(minusLog(uniform) * kMeans[gapBits]);
}

} // namespace vais::profiler
