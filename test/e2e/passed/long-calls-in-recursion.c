// RUN: %enter && for level in 0 2; do %clang -O$level -fno-optimize-sibling-calls %s -o a && \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./a -- "calls('steps') == 120 and calls('again') == 120" \
// RUN:   "edge('steps', 'direct') == 480000 and edge('steps', 'by_pointer') == 360000 and edge('direct', 'below') == 480000" \
// RUN:   "edge('steps', 'again') == 120 and edge('again', 'steps') == 80" "memory('steps') == (120, 1920, 120)" \
// RUN:   "all_calls() == 1 + 120 * 2 + 120 * 11000" "nothing_dropped()" || exit 1; done

// Calls that mutual recursion passes through and that go on for long are not sampled to their end,
// but count to the last call.
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
static volatile int sink;
static void *volatile block;
NOINLINE static void below(void) { sink++; }
NOINLINE static void direct(void) {
  below();
  sink++;
}
NOINLINE static void by_pointer(void) { sink++; }
static void (*volatile pointer)(void) = by_pointer;
NOINLINE static void steps(int depth);
NOINLINE static void again(int depth) {
  if (depth > 0)
    steps(depth - 1);
  sink++;
}
NOINLINE static void steps(int depth) {
  again(depth);
  for (int i = 0; i < 2000; i++)
    direct();
  block = malloc(16);
  for (int i = 0; i < 3000; i++)
    pointer();
  free(block);
  for (int i = 0; i < 2000; i++)
    direct();
}
int main(void) {
  for (int i = 0; i < 40; i++)
    steps(2);
  return 0;
}
