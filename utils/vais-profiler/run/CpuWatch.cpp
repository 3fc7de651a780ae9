/// Looks at a child's CPU clock while the child runs.

#include "utils/vais-profiler/run/CpuWatch.h"

#include <algorithm>
#include <poll.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr uint64_t kSecond = 1000000000;
constexpr uint64_t kShortestPause = 2000000;
constexpr uint64_t kPartOfPast = 64; // looks are 1 / kPartOfPast of the elapsed time apart

uint64_t read(clockid_t clock) {
  timespec time = {};
  clock_gettime(clock, &time);
  return static_cast<uint64_t>(time.tv_sec) * kSecond + static_cast<uint64_t>(time.tv_nsec);
}

} // namespace

CpuWatch::CpuWatch(int child) : child_(child) {
  start_.at = read(CLOCK_MONOTONIC);
  previous_ = newest_ = start_;
}

void CpuWatch::look() {
  clockid_t clock;
  if (clock_getcpuclockid(child_, &clock) != 0)
    return;
  previous_ = newest_;
  newest_ = {read(CLOCK_MONOTONIC), read(clock)};
}

void CpuWatch::waitForEnd() {
  const auto process = static_cast<int>(syscall(SYS_pidfd_open, child_, 0));
  if (process < 0)
    return; // before Linux 5.3; the caller waits instead
  pollfd ended = {process, POLLIN, 0};
  do {
    look();
    const uint64_t pause = std::max((newest_.at - start_.at) / kPartOfPast, kShortestPause);
    const timespec timeout = {static_cast<time_t>(pause / kSecond),
                              static_cast<long>(pause % kSecond)};
    ppoll(&ended, 1, &timeout, nullptr);
  } while (ended.revents == 0);
  close(process);
}

uint64_t CpuWatch::cpuTimeAt(uint64_t now, uint64_t counted) const {
  if (newest_.at <= previous_.at || now <= newest_.at)
    return counted;
  const double share = static_cast<double>(newest_.cpuTime - previous_.cpuTime) /
                       static_cast<double>(newest_.at - previous_.at);
  const auto since = static_cast<uint64_t>(share * static_cast<double>(now - newest_.at));
  return std::min(newest_.cpuTime + since, counted);
}

} // namespace vais::profiler
