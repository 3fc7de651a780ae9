/// Bodies that take their contexts from their callers, for programs in which nothing may be
/// recorded: all of them receive the same context.
///
/// A body sets the thread's current context, which requires thread-local storage. If the program
/// has none, it is set up here, by the only system calls of this library.

#include "contracts/FastPath.h"
#include "contracts/Hooks.h"

#include <cstddef>

namespace {

struct Slot {
  uint64_t remaining;
  void *target;
  uint64_t unused[2];
};
static_assert(sizeof(Slot) == VAIS_PROFILER_SITE_SIZE);

} // namespace

extern "C" {

/// The last slot is for entering the context. The context that would follow is never accessed.
__attribute__((visibility("hidden"))) Slot vais_profiler_own_slots[VAIS_PROFILER_MOST_SITES + 2];

#if defined(__x86_64__)

alignas(64) static char gThreadLocal[4096 + 64];

__attribute__((target("general-regs-only"))) static long processControl(long what, void *address) {
  long result = 158; // arch_prctl
  __asm__ volatile("syscall" : "+a"(result) : "D"(what), "S"(address) : "rcx", "r11", "memory");
  return result;
}

/// Touches no register in which arguments are passed but those of integers.
__attribute__((visibility("hidden"), target("general-regs-only"))) void
vais_profiler_own_set_up_thread_local() {
  constexpr long kSet = 0x1002, kGet = 0x1003;
  static bool isSetUp;
  if (isSetUp)
    return;
  isSetUp = true;
  void *end = nullptr;
  if (processControl(kGet, &end) != 0 || end)
    return;
  end = gThreadLocal + 4096;
  *static_cast<void **>(end) = end;
  processControl(kSet, end);
}

static_assert(offsetof(VaisProfilerFunction, body) == 32);

// r11 is the descriptor of the function whose body is entered; the first 9 bytes of the body have
// been executed.
__asm__(".text\n"
        ".globl vais_profiler_record_site_slowly\n"
        ".type vais_profiler_record_site_slowly, @function\n"
        "vais_profiler_record_site_slowly:\n"
        "  endbr64\n"
        "  movslq 32(%r11), %r10\n"
        "  leaq 9(%r11,%r10), %r11\n"
        "  leaq vais_profiler_own_slots+32064(%rip), %r10\n"
        "  notrack jmp *%r11\n"
        ".size vais_profiler_record_site_slowly, . - vais_profiler_record_site_slowly\n"
        ".globl vais_profiler_record_by_name\n"
        ".type vais_profiler_record_by_name, @function\n"
        "vais_profiler_record_by_name:\n"
        "  endbr64\n"
        "  pushq %rdi\n"
        "  pushq %rsi\n"
        "  pushq %rdx\n"
        "  pushq %rcx\n"
        "  pushq %r8\n"
        "  pushq %r9\n"
        "  pushq %r11\n"
        "  call vais_profiler_own_set_up_thread_local\n"
        "  popq %r11\n"
        "  popq %r9\n"
        "  popq %r8\n"
        "  popq %rcx\n"
        "  popq %rdx\n"
        "  popq %rsi\n"
        "  popq %rdi\n"
        "  jmp vais_profiler_record_site_slowly\n"
        ".size vais_profiler_record_by_name, . - vais_profiler_record_by_name\n"
        ".globl vais_profiler_record_choose\n"
        ".type vais_profiler_record_choose, @function\n"
        "vais_profiler_record_choose:\n"
        "  ret\n"
        ".size vais_profiler_record_choose, . - vais_profiler_record_choose\n"
        ".globl vais_profiler_record_site_stamp\n"
        ".type vais_profiler_record_site_stamp, @function\n"
        "vais_profiler_record_site_stamp:\n"
        "  ret\n"
        ".size vais_profiler_record_site_stamp, . - vais_profiler_record_site_stamp\n");
static_assert((VAIS_PROFILER_MOST_SITES + 2) * VAIS_PROFILER_SITE_SIZE == 32064);

#else

static void vais_profiler_own_set_up_thread_local() {}

#endif

void *vais_profiler_record_passed_nowhere() {
  vais_profiler_own_set_up_thread_local();
  Slot &slot = vais_profiler_own_slots[VAIS_PROFILER_MOST_SITES + 1];
  slot.remaining = uint64_t(1) << 62;
  slot.target = &slot + 1;
  return &slot;
}

void *vais_profiler_record_passed(void *) { return vais_profiler_record_passed_nowhere(); }
}
