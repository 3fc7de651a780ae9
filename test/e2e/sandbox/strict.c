// RUN: %enter && %plain-clang -I%S/Inputs -O1 %s -o plain && ./plain
// RUN: %clang -I%S/Inputs -O1 %s -o app && %clang -I%S/Inputs -static -O1 %s -o fixed
// RUN: for time in none sampled exact; do for memory in none sampled exact; do \
// RUN:   %to=$time-$memory.vprof:time=$time:memory=$memory ./app || exit 1; done; done
// RUN: for time in sampled exact; do %to=fixed-$time-exact.vprof:time=$time:memory=exact ./fixed || exit 1; done
// RUN: %expect *-none.vprof -- "calls('work') == 3" "calls('e0') == calls('h7') == calls('last') == 3000" "nothing_dropped()"
// RUN: %expect *-sampled.vprof *-exact.vprof -- "calls('work') == 8" "calls('e0') == calls('h7') == calls('last') == 8000" \
// RUN:   "memory('keep')[0] == memory('drop')[2] == 8008" "nothing_dropped()"
// RUN: %to=trace.vprof:mode=trace ./app && %expect trace.vprof -- "calls('last') > 0" "all_calls() + report['dropped']['calls'] == 35004"

// A program enters strict mode, in which any call but read, write and exit kills it, and so does
// reading the time stamp counter. It lives as long as without the profiler and is counted to its end:
// in functions that it first calls there, in functions that were timed before, and where it allocates.
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
