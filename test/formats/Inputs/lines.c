/* Lines whose shares are known: the loop in spin, which is inlined, takes a quarter of the iterations. */
#include <stdlib.h>

static volatile long sink;
static void *volatile kept;

static inline __attribute__((always_inline)) void spin(long n) {
  for (long i = 0; i < n; ++i)
    sink += 3; /* one */
}

__attribute__((noinline)) void work(long n) {
  spin(n);
  for (long i = 0; i < 3 * n; ++i)
    sink += 5; /* three */
  kept = malloc(100);
  free(kept);
}

int main(void) {
  for (int i = 0; i < 40; ++i)
    work(2000000);
  return 0;
}
