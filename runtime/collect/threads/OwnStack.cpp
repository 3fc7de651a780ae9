/// A thread's stack is guessed first, which suffices for nearly all: libc puts the thread's control
/// block at the end of its stack, and nothing else is near the stack of the first thread.

#include "runtime/collect/threads/OwnStack.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/state/ThreadState.h"

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>

namespace vais::profiler {

namespace {

/// Addresses from `low` to `high`.
struct Stack {
  uint64_t low, high;
  bool isGuessed; ///< there may be more of it
};
__thread Stack tStack __attribute__((tls_model("initial-exec")));

bool isOn(const Stack &stack, uint64_t address) {
  return address - stack.low < stack.high - stack.low;
}

/// The part of a thread's stack that is taken for granted.
constexpr uint64_t kNear = uint64_t(64) << 10;

/// The kernel leaves at least so much space for the stack of the first thread.
constexpr uint64_t kLeastSpace = uint64_t(64) << 20, kMostSpace = uint64_t(64) << 30;

uint64_t controlBlock() { return reinterpret_cast<uint64_t>(__builtin_thread_pointer()); }

uint64_t spaceForFirst() {
  rlimit limit = {};
  const long failed = systemCall(__NR_prlimit64, 0, RLIMIT_STACK, nullptr, &limit);
  if (failed || limit.rlim_cur < kLeastSpace)
    return kLeastSpace;
  return limit.rlim_cur < kMostSpace ? limit.rlim_cur : kMostSpace;
}

/// Reads /proc/self/maps, whose lines begin like "7f0a4000-7f0a5000 r-xp", byte by byte.
class MappingSearch {
public:
  explicit MappingSearch(uint64_t address) : address_(address) {}

  /// Returns true at the end of the addresses of the mapping that contains the one searched for.
  bool take(char c) {
    if (c == '\n') {
      isInAddresses_ = true;
      number_ = 0;
    } else if (!isInAddresses_) {
      return false;
    } else if (c == '-') {
      start_ = number_;
      number_ = 0;
    } else if (c == ' ') {
      isInAddresses_ = false;
      return address_ - start_ < number_ - start_;
    } else {
      number_ = number_ * 16 + static_cast<uint64_t>(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return false;
  }

  uint64_t start() const { return start_; }

private:
  uint64_t address_;
  uint64_t start_ = 0, number_ = 0;
  bool isInAddresses_ = true;
};

/// Returns where the mapping that contains `address` begins, or 0 if that cannot be found out.
uint64_t startOfMapping(uint64_t address) {
  const long list = systemCall(__NR_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY | O_CLOEXEC, 0);
  if (list < 0)
    return 0;
  MappingSearch search(address);
  uint64_t found = 0;
  char text[512] = {}; // the stack may be small
  long size;
  while (!found && (size = systemCall(__NR_read, list, text, sizeof text)) > 0)
    for (long i = 0; i < size && !found; ++i)
      found = search.take(text[i]) ? search.start() : 0;
  systemCall(__NR_close, list);
  return found;
}

} // namespace

void noteOwnStack(bool isFirst) {
  const auto here = reinterpret_cast<uint64_t>(__builtin_frame_address(0));
  if (isFirst)
    tStack = {here - spaceForFirst(), here + kNear, false};
  else
    tStack = {controlBlock() - kNear, controlBlock(), true};
}

bool isOnOwnStack(uint64_t address) {
  Stack &own = tStack;
  if (!own.high)
    return true;
  if (own.isGuessed && !isOn(own, address)) {
    own.low = startOfMapping(own.high - 1);
    own.isGuessed = false;
  }
  return isOn(own, address);
}

bool isOnSignalStack() {
  stack_t stack = {};
  return !systemCall(__NR_sigaltstack, nullptr, &stack) && stack.ss_flags & SS_ONSTACK;
}

} // namespace vais::profiler
