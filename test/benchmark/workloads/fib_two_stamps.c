// fib with two bare clock reads per call: the lower bound for anything that times every call.
//
// usage: fib_two_stamps N
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t ticks;

static inline uint64_t readCounter(void) {
#if defined(__x86_64__)
  uint32_t low, high;
  __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
  return (uint64_t)high << 32 | low;
#else
  uint64_t counter;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(counter));
  return counter;
#endif
}

__attribute__((noinline)) static long fib(long n) {
  const uint64_t start = readCounter();
  const long value = n < 2 ? n : fib(n - 1) + fib(n - 2);
  ticks += readCounter() - start;
  return value;
}

int main(int argc, char **argv) {
  printf("%ld\n", fib(argc > 1 ? strtol(argv[1], NULL, 10) : 30));
  return ticks == 0;
}
