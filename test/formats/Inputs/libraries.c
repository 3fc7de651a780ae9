/* Half a second in memcpy and half a second in its own loop, of CPU time. */
#include <string.h>
#include <time.h>

char from[1 << 16], to[1 << 16];
volatile unsigned sink;

static double cpu(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

__attribute__((noinline)) void copies(void) {
  for (int i = 0; i < 1000; ++i) {
    memcpy(to, from, sizeof to);
    __asm__ volatile("" ::: "memory");
  }
}

__attribute__((noinline)) void loops(void) {
  for (int i = 0; i < 1000000; ++i)
    sink = sink * 5 + 1;
}

int main(void) {
  const double start = cpu();
  while (cpu() < start + 0.5)
    copies();
  while (cpu() < start + 1)
    loops();
  return 0;
}
