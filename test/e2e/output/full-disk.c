// REQUIRES: tmpfs
// RUN: %enter && %clang -O0 -I %inputs %s -o a && mkdir small none
// RUN: unshare -m sh -c 'mount -t tmpfs -o size=1m none small && mount -t tmpfs -o size=16k none none && \
// RUN:   %to=small/a.vprof ./a && %to=none/b.vprof ./a 2> said.txt && cp small/a.vprof . && ls -A none > left.txt'
// RUN: %expect a.vprof -- "calls('main') == 1" "calls('before') == 1000" "report['dropped']['bytes'] > 0" \
// RUN:   "report['program']['state'] == 'exited'" "calls('level1_0') > 1000"
// RUN: %profiler report a.vprof | grep "note: no file space for"
// RUN: grep "b.vprof: no space left on device; this run's profile is not saved" said.txt && test ! -s left.txt

// A disk that fills up while the program runs costs the contexts made from then on, which the
// report says, but never the program. If it is full from the start, there is no profile.
#include "many-paths.h"
static void before(void) { random_state++; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    before();
  take_paths(20000);
  return 0;
}
