// Sets markers of KIND for a number of rounds and prints nothing; see markers.py.
#include <stdlib.h>
#include <string.h>
#include <vais_profiler.h>

#define NOINLINE __attribute__((noinline))
#define LOOP(body)                                                                                 \
  for (long i = 0; i < rounds; i++) {                                                              \
    body;                                                                                          \
    __asm__ volatile("" ::: "memory");                                                             \
  }

NOINLINE static void function(void) { __asm__ volatile(""); }
NOINLINE static void region(const char *name, long rounds) {
  LOOP(vais_profiler_region_begin(name); vais_profiler_region_end(name))
}

int main(int count, char **arguments) {
  if (count != 3)
    return 2;
  const char *kind = arguments[1];
  const long rounds = atol(arguments[2]);
  if (strcmp(kind, "nothing") == 0)
    LOOP()
  else if (strcmp(kind, "function") == 0)
    LOOP(function())
  else if (strcmp(kind, "region") == 0)
    region("parse input", rounds);
  else if (strcmp(kind, "long-region") == 0)
    region("parse the input of the program", rounds);
  else if (strcmp(kind, "mark") == 0)
    LOOP(vais_profiler_mark("marked"))
  else if (strcmp(kind, "counter") == 0)
    LOOP(vais_profiler_counter("counted", (double)i))
  else
    return 2;
  return 0;
}
