// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a && %plain-clang -I%S/Inputs -DLAUNCHER -O1 %s -o launcher
// RUN: for error in 1 13 38; do for time in none sampled; do \
// RUN:   %to=a.vprof:sampler=perf:time_budget=100:time=$time ./launcher $error && %profiler report a.vprof > a.txt && \
// RUN:   grep -q "those of the kernel's ticks alone: perf_event_open(2) is refused" a.txt && \
// RUN:   %profiler merge a.vprof a.vprof -o twice.vprof && %profiler report twice.vprof | grep "perf_event_open(2) is refused" && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 3" || exit 1; done; done
// RUN: %to=a.vprof:sampler=perf:time_budget=0 ./a && %profiler report a.vprof > a.txt && %expect a.vprof -- "report['cpu_sampling']['samples'] > 3"
// RUN: grep -Eq "kernel's ticks alone: (more of them would cost more than time_budget|perf_event_open)" a.txt

// If the kernel refuses events (EPERM, EACCES, ENOSYS), or time_budget has no room for them,
// samples are taken at the kernel's ticks as usual, and the report says so.
#include "work.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifdef LAUNCHER
int main(int count, char **arguments) {
  REQUIRE(count == 2);
  const unsigned error = (unsigned)atoi(arguments[1]);
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  struct sock_fprog filter = {sizeof code / sizeof *code, code};
  REQUIRE(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
  REQUIRE(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter));
  execl("./a", "a", (char *)NULL);
  return 1;
}
#else
int main(void) {
  burn(300);
  REQUIRE(events() == 0);
  const int count = timers();
  REQUIRE(count == 1 || count == -1);
  return 0;
}
#endif
