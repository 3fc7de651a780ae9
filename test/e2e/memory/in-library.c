// RUN: %enter
// RUN: for level in 0 2; do %clang -g -O$level -fPIC -shared -DLIBRARY %s -o liba.so && %clang -O$level %s -o a ./liba.so || exit 1; \
// RUN:   for mode in exact sampled; do %to=a.vprof:memory=$mode ./a && %expect a.vprof -- "memory('makes') == (200, 8000, 100)" \
// RUN:     "line(11) == (100, 3000)" "line(12) == (100, 5000)" "calls('main') == 1" "nothing_dropped()" || exit 1; done; done

// A library that allocates finds its hooks in the program, which itself does not allocate.
#ifdef LIBRARY
#include <stdlib.h>
static void *volatile sink;
void makes(void) {
  free(sink = malloc(30));
  sink = malloc(50);
}
#else
void makes(void);
int main(void) {
  for (int i = 0; i < 100; i++)
    makes();
  return 0;
}
#endif
