// Two functions that call each other DEPTH deep, ROUNDS times, in a thread whose stack is large
// enough.
//
// usage: deep ROUNDS DEPTH
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static long rounds, depth;

__attribute__((noinline)) static long odd(long n);

/// The sum is made after the call, because the compiler would otherwise turn both functions into a
/// loop.
__attribute__((noinline)) static long even(long n) {
  long below = n == 0 ? 0 : odd(n - 1);
  __asm__ volatile("" : "+r"(below));
  return below + 1;
}

__attribute__((noinline)) static long odd(long n) {
  long below = n == 0 ? 0 : even(n - 1);
  __asm__ volatile("" : "+r"(below));
  return below + 2;
}

__attribute__((noinline)) static void *run(void *sum) {
  for (long i = 0; i < rounds; ++i)
    *(long *)sum += even(depth - 1);
  return NULL;
}

int main(int argc, char **argv) {
  rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
  depth = argc > 2 ? strtol(argv[2], NULL, 10) : 1000000;
  pthread_attr_t attributes;
  pthread_t thread;
  long sum = 0;
  if (pthread_attr_init(&attributes) != 0 ||
      pthread_attr_setstacksize(&attributes, (size_t)depth * 512 + (1 << 20)) != 0 ||
      pthread_create(&thread, &attributes, run, &sum) != 0)
    return 1;
  pthread_join(thread, NULL);
  printf("%ld\n", sum);
  return 0;
}
