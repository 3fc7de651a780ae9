// Sandboxes, and work to do in them.
#define _GNU_SOURCE
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ALLOW(call)                                                                                \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

// Kills the process at any call except for those in `allowed`.
#define ENTER_FILTER(enter, ...)                                                                   \
  do {                                                                                             \
    struct sock_filter code[] = {                                                                  \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)), __VA_ARGS__,        \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)};                                      \
    struct sock_fprog program = {sizeof code / sizeof *code, code};                                \
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || enter(&program)) {                               \
      perror("seccomp");                                                                           \
      _exit(3);                                                                                    \
    }                                                                                              \
  } while (0)
#define BY_PRCTL(program) prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program)
#define BY_SYSCALL(program) syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, program)

// 64 functions, each of which calls the next, and one that allocates.
#define NOINLINE __attribute__((noinline))
#define FUNCTION(name, next)                                                                       \
  NOINLINE static int name(int n) {                                                                \
    __asm__ volatile("");                                                                          \
    return next(n + 1) + 1;                                                                        \
  }
NOINLINE static int last(int n) {
  __asm__ volatile("");
  return n;
}
#define EIGHT(name, next)                                                                          \
  FUNCTION(name##7, next)                                                                          \
  FUNCTION(name##6, name##7)                                                                       \
  FUNCTION(name##5, name##6)                                                                       \
  FUNCTION(name##4, name##5)                                                                       \
  FUNCTION(name##3, name##4)                                                                       \
  FUNCTION(name##2, name##3)                                                                       \
  FUNCTION(name##1, name##2)                                                                       \
  FUNCTION(name##0, name##1)
EIGHT(h, last)
EIGHT(g, h0)
EIGHT(f, g0)
EIGHT(e, f0)
NOINLINE static void *keep(size_t size) { return malloc(size); }
NOINLINE static void drop(void *block) { free(block); }

// Calls each of them `times` times, and allocates as often from the existing heap.
NOINLINE static int work(int times) {
  int sum = 0;
  for (int i = 0; i < times; ++i) {
    void *block = keep(64);
    sum += e0(i);
    drop(block);
  }
  return sum;
}

// Makes the heap large enough that malloc needs nothing from the kernel.
static void fillHeap(void) { drop(keep(100000)); }
