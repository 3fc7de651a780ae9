/// The gate is a word in the header: 0, or the number of a fork times two, plus one while its child
/// copies.

#include "runtime/session/fork/ForkCopy.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"

#include <ctime>
#include <linux/futex.h>

namespace vais::profiler {

namespace {

constexpr uint64_t kSecond = 1000000000;
constexpr uint64_t kStartLimit = kSecond;    // within which a child must begin to copy
constexpr uint64_t kCopyLimit = 5 * kSecond; // and finish

uint32_t gForks;
__thread uint32_t tTurn __attribute__((tls_model("initial-exec"))); // 0 if nobody has to wait

uint32_t &turnWord() { return gSwitches.header->forkGate; }

/// Turns the gate from `expected` to `value`. If the gate is not `expected`, returns false and sets
/// `expected` to what it is.
bool turn(uint32_t &expected, uint32_t value) {
  if (!__atomic_compare_exchange_n(&turnWord(), &expected, value, false, __ATOMIC_ACQ_REL,
                                   __ATOMIC_ACQUIRE))
    return false;
  constexpr int kAll = 0x7FFFFFFF;
  systemCall(__NR_futex, &turnWord(), FUTEX_WAKE, kAll, nullptr, nullptr, 0);
  return true;
}

bool turnFrom(uint32_t expected, uint32_t value) { return turn(expected, value); }

/// Waits as long as the gate is `value`. Returns false after `limit` nanoseconds.
bool waitWhile(uint32_t value, uint64_t limit) {
  const timespec slice = {0, 10000000};
  const uint64_t end = monotonicNanoseconds() + limit;
  while (__atomic_load_n(&turnWord(), __ATOMIC_ACQUIRE) == value) {
    if (monotonicNanoseconds() > end)
      return false;
    systemCall(__NR_futex, &turnWord(), FUTEX_WAIT, value, &slice, nullptr, 0);
  }
  return true;
}

} // namespace

void awaitForkCopies() {
  tTurn = 0;
  if (!gSwitches.header || !tState.thread || !isProfileShared() || isSandboxed())
    return;
  do
    tTurn = __atomic_add_fetch(&gForks, 1, __ATOMIC_RELAXED) * 2;
  while (!tTurn);
  uint32_t found = 0;
  while (!turn(found, tTurn))
    if (waitWhile(found, kCopyLimit)) // otherwise its holder has died, and it is taken over
      found = 0;
}

void awaitForkCopy() {
  if (!tTurn)
    return;
  if (waitWhile(tTurn, kStartLimit))
    waitWhile(tTurn | 1, kCopyLimit);
  if (!turnFrom(tTurn, 0))
    turnFrom(tTurn | 1, 0);
}

bool beginForkCopy() { return !tTurn || turnFrom(tTurn, tTurn | 1); }

bool endForkCopy() { return !tTurn || turnFrom(tTurn | 1, 0); }

} // namespace vais::profiler
