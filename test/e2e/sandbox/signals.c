// RUN: %enter && %clang -I%S/Inputs -O1 -fno-optimize-sibling-calls %s -o app
// RUN: for time in none sampled exact; do \
// RUN:   rm -f a.vprof && %to=a.vprof:time=$time ./app return > counted.txt && read walks handled completed < counted.txt && \
// RUN:   %expect a.vprof -- "all_calls() + report['dropped']['calls'] == 1 + 10 * $walks + 2 * $handled" || exit 1; \
// RUN:   rm -f a.vprof && %to=a.vprof:time=$time ./app jump > counted.txt && read walks handled completed < counted.txt && \
// RUN:   %expect a.vprof -- "calls('handle') <= $handled <= calls('handle') + report['dropped']['calls']" || exit 1; done

// Signals arrive in a sandbox, some of them while the profiler makes space. What their handlers
// call is counted, or counted as dropped, whether they return or leave by a jump.
#include "sandbox.h"
#include <setjmp.h>
#include <signal.h>
#include <sys/time.h>

static int handled, completed; // a handler may interrupt another one and abandon both by its jump
static int jumps;
static jmp_buf begin;
static volatile sig_atomic_t isBegun; // there is a place to jump to

static volatile sig_atomic_t isOver; // what arrives while the counts are written is not counted

NOINLINE static void seen(void) { __asm__ volatile(""); }
NOINLINE static void handle(void) {
  seen();
  __asm__ volatile("");
}
__attribute__((annotate("vais_profiler_never"))) static void receive(int signal) {
  (void)signal;
  if (isOver)
    return;
  __atomic_fetch_add(&handled, 1, __ATOMIC_RELAXED);
  handle();
  __atomic_fetch_add(&completed, 1, __ATOMIC_RELAXED);
  if (jumps && isBegun)
    longjmp(begin, 1);
}

// Two functions per level, one of which each path takes: 1,024 paths.
#define LEVEL(name, next)                                                                          \
  NOINLINE static void name##a(unsigned path) { path % 2 ? next##a(path / 2) : next##b(path / 2); } \
  NOINLINE static void name##b(unsigned path) { path % 2 ? next##b(path / 2) : next##a(path / 2); }
NOINLINE static void i9a(unsigned path) { __asm__ volatile("" ::"r"(path)); }
NOINLINE static void i9b(unsigned path) { __asm__ volatile("" ::"r"(path + 1)); }
LEVEL(i8, i9)
LEVEL(i7, i8)
LEVEL(i6, i7)
LEVEL(i5, i6)
LEVEL(i4, i5)
LEVEL(i3, i4)
LEVEL(i2, i3)
LEVEL(i1, i2)
LEVEL(i0, i1)

int main(int count, char **arguments) {
  static volatile unsigned walks;
  jumps = count > 1 && !strcmp(arguments[1], "jump");
  const struct sigaction action = {.sa_handler = receive, .sa_flags = SA_NODEFER};
  sigaction(SIGALRM, &action, NULL);
  const struct itimerval often = {{0, 300}, {0, 300}};
  setitimer(ITIMER_REAL, &often, NULL);
  ENTER_FILTER(BY_PRCTL, ALLOW(SYS_read), ALLOW(SYS_write), ALLOW(SYS_exit), ALLOW(SYS_exit_group),
               ALLOW(SYS_rt_sigreturn));
  setjmp(begin);
  isBegun = 1;
  while (walks < 2048 || __atomic_load_n(&handled, __ATOMIC_RELAXED) < 20) {
    const unsigned path = walks++;
    path / 1024 % 2 ? i0a(path) : i0b(path);
  }
  isOver = 1;
  char text[64];
  const int length = snprintf(text, sizeof text, "%u %d %d\n", walks, handled, completed);
  if (write(1, text, (size_t)length) != length)
    return 4;
  _exit(0);
}
