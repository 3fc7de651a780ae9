/// Calls clone(2) with a stack for the new thread.

#include "runtime/base/BareThread.h"

#include "runtime/base/SystemCall.h"

#include <csignal>
#include <linux/sched.h>

namespace vais::profiler {

/// The stack at `top` holds the address of the function that the new thread calls. Both threads
/// return from the system call.
static long cloneOnto(void *top, unsigned long flags) {
#if defined(__x86_64__)
  long result;
  register long noTid asm("r10") = 0;
  register long noTls asm("r8") = 0;
  asm volatile("syscall\n\t"
               "test %%rax, %%rax\n\t"
               "jnz 1f\n\t"
               "xor %%ebp, %%ebp\n\t" // marks the end for code that walks the stack
               "pop %%rax\n\t"
               "call *%%rax\n\t"
               "ud2\n"
               "1:"
               : "=a"(result)
               : "a"(__NR_clone), "D"(flags), "S"(top), "d"(0), "r"(noTid), "r"(noTls)
               : "rcx", "r11", "memory");
  return result;
#else
  register long number asm("x8") = __NR_clone;
  register unsigned long x0 asm("x0") = flags;
  register void *stack asm("x1") = top;
  register long noParent asm("x2") = 0;
  register long noTls asm("x3") = 0;
  register long noTid asm("x4") = 0;
  asm volatile("svc 0\n\t"
               "cbnz x0, 1f\n\t"
               "mov x29, #0\n\t"
               "mov x30, #0\n\t"
               "ldr x1, [sp, #8]\n\t"
               "blr x1\n\t"
               "brk #0\n"
               "1:"
               : "+r"(x0)
               : "r"(number), "r"(stack), "r"(noParent), "r"(noTls), "r"(noTid)
               : "x30", "memory");
  return static_cast<long>(x0);
#endif
}

bool startBareThread(void *stack, void (*body)()) {
  char *top = static_cast<char *>(stack) + kBareStackSize - 2 * sizeof(body);
  reinterpret_cast<void (**)()>(top)[1] = body;
#if defined(__x86_64__)
  top += sizeof(body); // popped, so that the stack is aligned for the call
#endif
  constexpr unsigned long kThread =
      CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
  return cloneOnto(top, kThread) > 0;
}

} // namespace vais::profiler
