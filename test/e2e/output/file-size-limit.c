// RUN: %enter && %clang -O0 -I %inputs %s -o a
// RUN: (ulimit -f 8; %to=a.vprof ./a 2> said.txt); grep "a.vprof: file too large; this run's profile is not saved" said.txt
// RUN: (ulimit -f 512; %to=b.vprof ./a) && %expect b.vprof -- "calls('before') == 1000" "report['dropped']['bytes'] > 0" \
// RUN:   "calls('main') == 1" "report['program']['state'] == 'exited'"
// RUN: (ulimit -f 512; trap "" XFSZ; %to=c.vprof ./a) && %expect c.vprof -- "calls('before') == 1000"
// RUN: test "$(ls | tr '\n' ' ')" = "a b.vprof c.vprof said.txt "

// A limit on the size of files, which the kernel enforces by a signal that kills, costs the profile
// but not the program.
#include "many-paths.h"
static void before(void) { random_state++; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    before();
  take_paths(20000);
  return 0;
}
