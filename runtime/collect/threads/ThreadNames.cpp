/// A name has a fixed place in the profile, so that it can be read at any time; at worst it is half
/// updated.

#include "runtime/collect/threads/ThreadNames.h"

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"

#include <fcntl.h>
#include <sys/prctl.h>

namespace vais::profiler {

using namespace format;

namespace {

constexpr size_t kNameSize = 16; ///< of names in the kernel, including the NUL

/// The number of slow paths in which a thread's name is read, and how many of them are left.
constexpr unsigned kReadings = 64;
__thread unsigned tReadingsLeft __attribute__((tls_model("initial-exec"))) = 0;

void setName(Thread &thread, const char *name, size_t length) {
  String *place = thread.name.get();
  if (!place)
    return;
  copyBytes(place->text, name, length);
  __atomic_store_n(&place->length, static_cast<uint32_t>(length), __ATOMIC_RELEASE);
}

void readOwnName(Thread &thread) {
  char name[kNameSize] = {};
  if (systemCall(__NR_prctl, PR_GET_NAME, name) == 0)
    setName(thread, name, textLength(name, kNameSize - 1));
}

void readNameOf(Thread &thread) {
  FixedText<64> path;
  path.append("/proc/self/task/").appendNumber(thread.owner).append("/comm");
  const long file = systemCall(__NR_openat, AT_FDCWD, path.c_str(), O_RDONLY | O_CLOEXEC, 0);
  if (file < 0)
    return;
  char line[kNameSize];
  const long length = systemCall(__NR_read, file, line, sizeof line);
  systemCall(__NR_close, file);
  if (length > 1) // a newline ends it
    setName(thread, line, static_cast<size_t>(length) - 1);
}

} // namespace

void noteNewOwner(Thread &thread) {
  constexpr char kRoom[kNameSize] = {};
  if (!thread.name.value)
    thread.name.set(allocateString(thread, kRoom, kNameSize - 1));
  tReadingsLeft = kReadings;
  readOwnName(thread);
}

void noteOwnName(Thread &thread) {
  if (tReadingsLeft == 0)
    return;
  --tReadingsLeft;
  readOwnName(thread);
}

void noteRunningThreads(Header &header) {
  for (Thread *thread = header.threads.get(); thread; thread = thread->next.get())
    if (!thread->stackTop) // a fibre's
      readNameOf(*thread);
}

} // namespace vais::profiler
