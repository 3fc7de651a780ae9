/// Each function is matched with the requested names once; the result is kept in the flags of its
/// record.

#include "runtime/trace/TraceWindow.h"

#include "runtime/base/Text.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

namespace {

/// Bits of format::Function::flags, private to the process.
constexpr uint32_t kIsMatched = 1, kStarts = 2, kStops = 4;

constexpr uint64_t kNanosecondsPerMs = 1000000;

struct Window {
  TraceConditions conditions;
  FixedText<512> startMangled; // the part that the symbols of such functions contain
  FixedText<512> stopMangled;
  bool waitsForStart;  // whether a function must open it first
  uint64_t openCalls;  // of a function that both opens and closes it
  uint64_t beginTicks; // when it opens; 0 if there is no such condition any more
  uint64_t beginNs;    // the same moment in CLOCK_MONOTONIC
  uint64_t endTicks;   // 0 if it is not known yet
  uint64_t endNs;
};
Window gWindow = {};

/// Mangles "mill::grind" as 4mill5grind, which the symbols of such a function contain (Itanium C++
/// ABI).
template <size_t Capacity> void mangle(const char *name, FixedText<Capacity> &mangled) {
  while (*name) {
    size_t length = 0;
    while (name[length] && name[length] != ':')
      ++length;
    mangled.appendNumber(length).append(name, length);
    name += length;
    while (*name == ':')
      ++name;
  }
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool contains(const char *symbol, const char *part, size_t length) {
  for (const char *at = symbol + 1; *at; ++at)
    if (!isDigit(at[-1]) && textLength(at, length) == length && bytesEqual(at, part, length))
      return true;
  return false;
}

bool isNamed(const char *symbol, const char *name, const FixedText<512> &mangled) {
  if (!*name)
    return false;
  if (textEquals(symbol, name, textLength(name)))
    return true;
  return symbol[0] == '_' && symbol[1] == 'Z' && contains(symbol, mangled.c_str(), mangled.size());
}

uint32_t match(const VaisProfilerFunction &function) {
  const char *symbol = function.module->strings + function.name;
  uint32_t flags = kIsMatched;
  if (isNamed(symbol, gWindow.conditions.startFunction, gWindow.startMangled))
    flags |= kStarts;
  if (isNamed(symbol, gWindow.conditions.stopFunction, gWindow.stopMangled))
    flags |= kStops;
  return flags;
}

/// Returns whether a moment has come. Ticks say when to look, and the kernel's clock decides;
/// `ticks` is moved if that was too early, because the rate of the clock is not known precisely at
/// first.
bool isReached(uint64_t now, uint64_t &ticks, uint64_t nanoseconds) {
  if (now < __atomic_load_n(&ticks, __ATOMIC_RELAXED))
    return false;
  const uint64_t clock = monotonicNanoseconds();
  if (clock >= nanoseconds)
    return true;
  const auto left = static_cast<double>(nanoseconds - clock);
  __atomic_store_n(&ticks,
                   now + static_cast<uint64_t>(left * gSwitches.header->ticksPerNanosecond) + 1,
                   __ATOMIC_RELAXED);
  return false;
}

bool isInTime(uint64_t now) {
  if (gWindow.beginNs && !isReached(now, gWindow.beginTicks, gWindow.beginNs))
    return false;
  gWindow.beginNs = 0;
  return !gWindow.endNs || !isReached(now, gWindow.endTicks, gWindow.endNs);
}

/// Starts to measure the length of the window when the first event is let in.
void beginLength() {
  if (!gWindow.conditions.lengthMs || gWindow.endNs)
    return;
  gWindow.endTicks = 0;
  gWindow.endNs = monotonicNanoseconds() + gWindow.conditions.lengthMs * kNanosecondsPerMs;
}

} // namespace

bool setTraceWindow(const TraceConditions &conditions) {
  gWindow.conditions = conditions;
  mangle(conditions.startFunction, gWindow.startMangled);
  mangle(conditions.stopFunction, gWindow.stopMangled);
  gWindow.waitsForStart = *conditions.startFunction;
  if (conditions.startMs)
    gWindow.beginNs = monotonicNanoseconds() + conditions.startMs * kNanosecondsPerMs;
  return *conditions.startFunction || *conditions.stopFunction || conditions.startMs ||
         conditions.lengthMs;
}

bool letsCallIn(const VaisProfilerFunction &function, uint64_t record) {
  if (!isInTime(readTicks()))
    return false;
  uint32_t &flags = reinterpret_cast<format::Function *>(record)->flags;
  if (!flags)
    flags = match(function);
  const bool starts = flags & kStarts;
  if (__atomic_load_n(&gWindow.waitsForStart, __ATOMIC_RELAXED)) {
    if (!starts)
      return false;
    __atomic_store_n(&gWindow.waitsForStart, false, __ATOMIC_RELAXED);
  }
  if (starts && (flags & kStops))
    __atomic_fetch_add(&gWindow.openCalls, 1, __ATOMIC_RELAXED);
  beginLength();
  return true;
}

void afterCall(uint64_t record) {
  const uint32_t flags = reinterpret_cast<format::Function *>(record)->flags;
  if (!(flags & kStops))
    return;
  if ((flags & kStarts) && __atomic_sub_fetch(&gWindow.openCalls, 1, __ATOMIC_RELAXED) != 0)
    return;
  __atomic_store_n(&gWindow.waitsForStart, true, __ATOMIC_RELAXED);
}

bool isTraceWindowOpen() {
  return !__atomic_load_n(&gWindow.waitsForStart, __ATOMIC_RELAXED) && isInTime(readTicks());
}

} // namespace vais::profiler
