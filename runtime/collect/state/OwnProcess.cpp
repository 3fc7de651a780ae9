/// The page that the kernel clears, and the switches, which begin at its end.

#include "runtime/collect/state/OwnProcess.h"

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/state/BlockFilter.h"
#include "runtime/collect/state/ThreadState.h"

#include <cstddef>
#include <sys/mman.h>

namespace vais::profiler {

namespace {

constexpr size_t kPage = 4096;
constexpr size_t kClearedSwitches = offsetof(Switches, blockFilter);

/// The pointer to the block filter must not be cleared, because hooks follow it without a check. It
/// is therefore the first word of the next page.
struct alignas(kPage) Pages {
  char unused[kPage - sizeof(OwnProcess) - kClearedSwitches];
  OwnProcess own;
  Switches switches;
};
static_assert(offsetof(Pages, own) == 4064 && offsetof(Pages, switches) == 4088);
static_assert(offsetof(Pages, switches) + kClearedSwitches == kPage);

} // namespace

/// Until the session begins, everything is on, so that code which runs earlier takes the slow path.
extern "C" __attribute__((visibility("hidden"))) Pages vais_profiler_switch_pages;
Pages vais_profiler_switch_pages = {
    {}, {1, 0, 0, 0, 1, 0}, {1, 1, gSampleFilter, 0, 0, format::TimeMode::None, nullptr}};

/// Inlined hooks know the switches by the exported name. The runtime itself uses its own name, so
/// that no copy of it reads the state of another.
asm(".hidden vais_profiler_own_process, vais_profiler_own_switches\n"
    ".globl vais_profiler_own_process, vais_profiler_own_switches, vais_profiler_switches\n"
    ".set vais_profiler_own_process, vais_profiler_switch_pages + 4064\n"
    ".set vais_profiler_own_switches, vais_profiler_switch_pages + 4088\n"
    ".set vais_profiler_switches, vais_profiler_switch_pages + 4088\n"
    ".type vais_profiler_switches, %object\n"
    ".size vais_profiler_switches, 40\n");
static_assert(sizeof(Switches) == 40);

/// The kernel clears only memory that is not backed by a file. The program's data is, so the page
/// is replaced by an anonymous one.
void clearInChildren() {
  const long page = systemCall(__NR_mmap, nullptr, kPage, PROT_READ | PROT_WRITE,
                               MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page < 0)
    return;
  void *cleared = &vais_profiler_switch_pages;
  copyBytes(reinterpret_cast<void *>(page), cleared, kPage);
  if (systemCall(__NR_mremap, page, kPage, kPage, MREMAP_MAYMOVE | MREMAP_FIXED, cleared) < 0)
    systemCall(__NR_munmap, page, kPage); // pages are larger here
  else
    systemCall(__NR_madvise, cleared, kPage, MADV_WIPEONFORK);
}

void setOwner(bool isOwner) {
  gOwn.isPlainExact = isOwner ? gSwitches.isPlainExact : 0;
  gOwn.isTrace = isOwner ? gSwitches.isTrace : 0;
  __atomic_store_n(&gOwn.isOwner, isOwner, __ATOMIC_RELEASE);
}

} // namespace vais::profiler
