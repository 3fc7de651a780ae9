// RUN: %enter && %clang -I%S/Inputs -O1 %s -o app
// RUN: for time in none sampled exact; do for memory in sampled exact; do \
// RUN:   %to=all-$time-$memory.vprof:time=$time:memory=$memory ./app || exit 1; done; done
// RUN: %expect all-*.vprof -- "calls('work') == 6" "all_calls() + report['dropped']['calls'] == 6 * 35004" "report['dropped']['bytes'] == 0" "total_ns('main') < 10**12"
// RUN: %to=trace.vprof:mode=trace ./app && %expect trace.vprof -- "calls('last') > 0"

// A filter that the profiler does not see refuses all its calls with an error and kills nothing:
// recording continues with the existing memory, in slow paths that signals may interrupt.
#include "sandbox.h"

int main(void) {
  fillHeap();
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)), ALLOW(SYS_write),
      ALLOW(SYS_exit_group), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1)};
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(SYS_seccomp), "D"(SECCOMP_SET_MODE_FILTER), "S"(0), "d"(&program)
                   : "rcx", "r11", "memory");
  if (result)
    return 3;
  work(1000);
  return 0;
}
