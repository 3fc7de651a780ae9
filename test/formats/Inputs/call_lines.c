/* Lines that make calls, one of them by an inlined function. */
#include <stdlib.h>
static volatile long sink;
__attribute__((noinline)) static void leaf(long n) {
  for (long i = 0; i < n; ++i)
    sink += i;
}
static inline __attribute__((always_inline)) void twice(long n) {
  leaf(n);
  leaf(n);
}
__attribute__((noinline)) static void work(void) {
  leaf(1000);
  for (int i = 0; i < 3; ++i)
    leaf(100000);
  twice(10);
}
int main(void) {
  for (int i = 0; i < 1000; ++i)
    work();
  return 0;
}
