// RUN: %enter && %clang -O1 %s -o a && %to=e.vprof:time=exact:sampler=off ./a && %to=t.vprof:mode=trace ./a && %to=s.vprof:sampler=off ./a
// RUN: for profile in e t s; do %expect $profile.vprof -- "0.5 < self_ns('caller') / self_ns('leaf') < 2" \
// RUN:   "all(f['self_ns'] + f['self_ns_error'] > 0 for f in report['functions'])" || exit 1; done
// RUN: %expect e.vprof -- "value('main', 'total_off_cpu_ns') > 0.1 * total_ns('main')"

// A function that works as much itself as what it calls is seen to, however often both are
// preempted: another process keeps the same processor busy. (A dozen samples of the clock are all that such a
// program gets; what they make of it is not asked here.)
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
extern char **environ;
static volatile unsigned sink;
static inline __attribute__((always_inline)) void work(void) {
  for (unsigned i = 0; i < 20000; i++)
    sink += i;
}
__attribute__((noinline)) static void tiny(void) { sink++; }
__attribute__((noinline)) static void leaf(void) { work(); }
__attribute__((noinline)) static void caller(void) {
  for (int i = 0; i < 3000; i++) {
    work();
    leaf();
    tiny();
  }
}
int main(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  sched_setaffinity(0, sizeof one, &one);
  pid_t busy;
  char *arguments[] = {"sh", "-c", "while :; do :; done", 0};
  if (posix_spawn(&busy, "/bin/sh", 0, 0, arguments, environ) != 0)
    return 1;
  caller();
  kill(busy, SIGKILL);
  waitpid(busy, 0, 0);
  return 0;
}
