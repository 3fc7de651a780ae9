// REQUIRES: x86-64
// RUN: %enter
// RUN: for level in 0 2; do %clangxx -I%S/Inputs -O$level -pthread %s -o a$level || exit 1; for time in none sampled exact none:sampler=perf:time_budget=100:sample_rate=5000; do \
// RUN:   %to=a.vprof:time=$time ./a$level > said.txt && read rounds < said.txt && \
// RUN:   %expect a.vprof -- "calls('thrower') == calls('catcher') == calls('in_catch') == $rounds" \
// RUN:     "calls('jumper') == calls('landing') == calls('landed') == $rounds" "edge('catcher', 'in_catch') == $rounds" \
// RUN:     "edge('landing', 'landed') == $rounds" "edge('main', 'catcher') == $rounds" "report['dropped']['calls'] == 0" \
// RUN:     "report['cpu_sampling']['samples'] > 3" || exit 1; done; done

// Exceptions and jumps, some of which a sample interrupts: each call is counted, below its caller.
#include "work.h"
#include <csetjmp>

static jmp_buf place;
extern "C" {
NOINLINE void thrower(unsigned n) { throw n; }
NOINLINE void in_catch() { sink += 1; }
NOINLINE void catcher(unsigned n) {
  try {
    thrower(n);
  } catch (unsigned) {
    in_catch();
  }
  sink += 2;
}
NOINLINE void jumper() {
  sink += 3;
  longjmp(place, 1);
}
NOINLINE void landed() { sink += 4; }
NOINLINE void landing() {
  if (setjmp(place) == 0)
    jumper();
  landed();
  sink += 5;
}
}
int main() {
  unsigned count = 0;
  FOR_MILLISECONDS(400, for (int i = 0; i < 100; ++i) {
    catcher(++count);
    landing();
  });
  printf("%u\n", count);
}
