// RUN: %enter && %clang -O1 %s -o a && %to=a.vprof ./a && %expect a.vprof -- "calls('ping') == 200000" "calls('pong') == 200000" \
// RUN:   "calls('leave') == 100" \
// RUN:   "abs(self_ns('ping') / (self_ns('ping') + self_ns('pong')) - 0.75) < 0.04 + 2 * value('ping', 'self_ns_error') / total_ns('main')" \
// RUN:   "self_ns('main') < 0.1 * total_ns('main') + value('main', 'self_ns_error')" "report['dropped']['calls'] == 0"

// Of two functions that call each other, the one that works three times as much is found to do so,
// within its stated error. Calls that leave the recursion by longjmp are counted and spoil nothing.
#include <setjmp.h>
static volatile unsigned sink;
static jmp_buf out;
__attribute__((noinline)) static void leave(void) { longjmp(out, 1); }
__attribute__((noinline)) static void pong(int depth, int leaves);
__attribute__((noinline)) static void ping(int depth, int leaves) {
  for (int i = 0; i < 300; i++)
    sink += i;
  if (depth > 0)
    pong(depth - 1, leaves);
  sink++;
}
__attribute__((noinline)) static void pong(int depth, int leaves) {
  for (int i = 0; i < 100; i++)
    sink += i;
  if (depth > 0)
    ping(depth - 1, leaves);
  else if (leaves)
    leave();
  sink++;
}
int main(void) {
  for (volatile int i = 0; i < 2000; i++)
    if (!setjmp(out))
      ping(199, i % 20 == 0);
  return 0;
}
