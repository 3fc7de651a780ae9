// RUN: %enter && %plain-clang -I%S/Inputs -DENTRY=BY_PRCTL %s -o plain && ./plain
// RUN: for entry in BY_PRCTL BY_SYSCALL BY_ASSEMBLY; do %clang -I%S/Inputs -I%include -DENTRY=$entry -O1 %s -o $entry || exit 1; done
// RUN: %clang -I%S/Inputs -I%include -DENTRY=BY_ASSEMBLY -DPREPARE -O1 %s -o prepared
// RUN: for how in BY_PRCTL BY_SYSCALL BY_ASSEMBLY:sandbox=on prepared; do for time in none sampled exact; do for memory in sampled exact; do \
// RUN:   %to=all-${how%%%%:*}-$time-$memory.vprof:time=$time:memory=$memory:${how#*:} ./${how%%%%:*} 2> said.txt || exit 1; done; done; done
// RUN: %expect all-*.vprof -- "calls('e0') == calls('h7') == calls('last') == 24000" "memory('keep')[0] == memory('drop')[2] == 24024" "nothing_dropped()"
// RUN: %to=a.vprof:sandbox=on:mode=trace ./BY_ASSEMBLY && %expect a.vprof -- "calls('last') > 0" "all_calls() + report['dropped']['calls'] == 35004"
// RUN: rm a.vprof; %to=a.vprof:sandbox=on:memory=exact ./BY_ASSEMBLY many && %expect a.vprof -- "calls('last') == 200000" "memory('keep')[0] == 200001"
// RUN: %to=b.vprof ./BY_PRCTL refused && %expect b.vprof -- "report['program']['state'] == 'exited'" "calls('last') == 1000" "nothing_dropped()"

// Under a filter that allows only read, write and the end of the process, the profiler makes no
// system call, whether it saw the program enter the sandbox or was told of it. A filter that the
// kernel rejects changes nothing.
#include "sandbox.h"

static long byAssembly(struct sock_fprog *program) {
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(SYS_seccomp), "D"(SECCOMP_SET_MODE_FILTER), "S"(0), "d"(program)
                   : "rcx", "r11", "memory");
  return result;
}
#define BY_ASSEMBLY(program) byAssembly(program)
#ifdef PREPARE
#include <vais_profiler.h>
#endif

int main(int count, char **arguments) {
  fillHeap();
  const int times = count > 1 && !strcmp(arguments[1], "many") ? 200000 : 1000;
#ifdef PREPARE
  if (!vais_profiler_prepare_sandbox())
    return 5;
#endif
  if (count > 1 && !strcmp(arguments[1], "refused")) {
    struct sock_fprog nothing = {0, NULL};
    if (ENTRY(&nothing) >= 0)
      return 6;
  } else {
    ENTER_FILTER(ENTRY, ALLOW(SYS_read), ALLOW(SYS_write), ALLOW(SYS_exit), ALLOW(SYS_exit_group));
  }
  work(times);
  return write(1, "finished\n", 9) != 9;
}
