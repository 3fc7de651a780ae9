// One caller of CALLEES functions (a power of four, set at compile time), which are called in turn.
//
// usage: fanout ROUNDS
#include <stdio.h>
#include <stdlib.h>

#ifndef CALLEES
#define CALLEES 64
#endif

#define FOUR(name, x) name(x##0) name(x##1) name(x##2) name(x##3)
#define SIXTEEN(name, x) FOUR(name, x##0) FOUR(name, x##1) FOUR(name, x##2) FOUR(name, x##3)
#define SIXTY_FOUR(name, x)                                                                        \
  SIXTEEN(name, x##0) SIXTEEN(name, x##1) SIXTEEN(name, x##2) SIXTEEN(name, x##3)
#define FOUR_SIXTY_FOURS(name, x)                                                                  \
  SIXTY_FOUR(name, x##0) SIXTY_FOUR(name, x##1) SIXTY_FOUR(name, x##2) SIXTY_FOUR(name, x##3)
#define THOUSAND(name, x)                                                                          \
  FOUR_SIXTY_FOURS(name, x##0)                                                                     \
  FOUR_SIXTY_FOURS(name, x##1) FOUR_SIXTY_FOURS(name, x##2) FOUR_SIXTY_FOURS(name, x##3)

#if CALLEES == 64
#define ALL(name) SIXTY_FOUR(name, callee)
#elif CALLEES == 4096
#define ALL(name)                                                                                  \
  THOUSAND(name, callee0) THOUSAND(name, callee1) THOUSAND(name, callee2) THOUSAND(name, callee3)
#else
#error CALLEES is 64 or 4096
#endif

#define DEFINE(name)                                                                               \
  __attribute__((noinline)) static long name(long x) {                                             \
    __asm__ volatile("" : "+r"(x));                                                                \
    return x + 1;                                                                                  \
  }
#define CALL(name) x = name(x);

ALL(DEFINE)

__attribute__((noinline)) static long callAll(long x) {
  ALL(CALL)
  return x;
}

int main(int argc, char **argv) {
  const long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
  long x = 0;
  for (long i = 0; i < rounds; ++i)
    x = callAll(x);
  printf("%ld\n", x);
  return 0;
}
