// RUN: %enter && %plain-clang -I%S/Inputs -O1 %s -o plain && ./plain
// RUN: %clang -I%S/Inputs -O1 %s -o app && %clang -I%S/Inputs -static -O1 %s -o fixed
// RUN: for program in app fixed; do for time in none sampled exact; do for memory in none sampled exact; do \
// RUN:   %to=$program-$time-$memory.vprof:time=$time:memory=$memory ./$program || exit 1; \
// RUN:   %expect $program-$time-$memory.vprof -- "calls('work') == 1" "calls('e0') == calls('h7') == calls('last') == 1000" "nothing_dropped()" || exit 1; \
// RUN:   [ $memory = none ] || %expect $program-$time-$memory.vprof -- "memory('keep')[0] == memory('drop')[2] == 1001" || exit 1; done; done; done
// RUN: %to=trace.vprof:mode=trace ./app && %expect trace.vprof -- "calls('last') > 0" "all_calls() + report['dropped']['calls'] == 35004"

// A program that enters strict mode, where any call but read, write and exit kills it, and reading
// the time stamp counter, too, lives as long as without the profiler, and is counted to its end: in
// functions that it first calls there, timed ones before, and where it allocates.
#include "sandbox.h"

int main(void) {
  fillHeap();
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT)) {
    perror("prctl");
    return 3;
  }
  work(1000);
  if (write(1, "finished\n", 9) != 9)
    return 4;
  syscall(SYS_exit, 0);
}
