// REQUIRES: lto
// RUN: %enter
// RUN: for lto in full thin; do for level in 0 2; do \
// RUN:   %clang -O$level -flto=$lto %same-lld %s -o $lto$level && %to=$lto$level.vprof ./$lto$level && \
// RUN:   %expect $lto$level.vprof -- "calls('main') == 1" "calls('step') == 1000" "memory('step') == (1000, 8000, 1000)" \
// RUN:     "all_calls() == 1001" "nothing_dropped()" || exit 1; done; done

// Compiling and linking in a single step makes no difference: each function and allocation is recorded once.
#include <stdlib.h>
static void *volatile block;
__attribute__((noinline)) static void step(void) {
  block = malloc(8);
  free(block);
}
int main(void) {
  for (int i = 0; i < 1000; i++)
    step();
  return 0;
}
