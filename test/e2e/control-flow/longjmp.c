// RUN: %enter
// RUN: for level in 0 2; do %clang -O$level %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "calls('jump') == 1000" "calls('after') == 1000" "edge('catcher', 'after') == 1000" \
// RUN:     "calls('descend') == 10000" "edge('main', 'catcher') == 1000" "edge('main', 'last') == 1" \
// RUN:     "report['dropped']['calls'] == 0" "report['dropped']['timed_calls'] > 0" || exit 1; done; done

// After a longjmp, the function that called setjmp is the caller again. The abandoned calls are
// counted; if they were timed, their times are dropped, which the report says.
#include <setjmp.h>
static jmp_buf place;
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE static void jump(void) {
  sink = 1;
  longjmp(place, 1);
}
NOINLINE static void descend(int n) {
  if (n == 0)
    jump();
  descend(n - 1);
  sink = 2;
}
NOINLINE static void after(void) { sink = 3; }
NOINLINE static void last(void) { sink = 4; }
NOINLINE static void catcher(void) {
  if (setjmp(place) == 0)
    descend(9);
  after();
}
int main(void) {
  for (int i = 0; i < 1000; i++)
    catcher();
  last();
  return 0;
}
