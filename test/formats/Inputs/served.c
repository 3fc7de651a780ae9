/* Works until there is a file `stop`, three hundred seconds at most: `early` before there is a file `later`, and `late`
   after that, each with three calls of `always`. With an argument, a tree of some thousands of contexts is called first. Makes no system call while it
   works but those that look for the files, each tenth of a second: its heap is large from the start. */
#include <malloc.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static volatile long sink;

__attribute__((noinline)) void early(long n) {
  for (long i = 0; i < n; ++i)
    sink += i;
}

__attribute__((noinline)) void always(long n) {
  for (long i = 0; i < n; ++i)
    sink -= i;
}

__attribute__((noinline)) void late(long n) {
  for (long i = 0; i < n; ++i)
    sink += i * i;
}

__attribute__((noinline)) void *keep(size_t size) { return malloc(size); }

#define BRANCH(name, next)                                                                                              \
  __attribute__((noinline)) void name##0(void) { next; }                                                                \
  __attribute__((noinline)) void name##1(void) { next; }                                                                \
  __attribute__((noinline)) void name##2(void) { next; }                                                                \
  __attribute__((noinline)) void name##3(void) { next; }                                                                \
  void name(void) {                                                                                                     \
    name##0();                                                                                                          \
    name##1();                                                                                                          \
    name##2();                                                                                                          \
    name##3();                                                                                                          \
  }

BRANCH(a, ++sink)
BRANCH(b, a())
BRANCH(c, b())
BRANCH(d, c())
BRANCH(e, d())

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

__attribute__((noinline)) void work(void) {
  const double begin = seconds();
  int isLate = 0;
  for (double now = begin, next = begin; now < begin + 300; now = seconds()) {
    for (int i = 0; i < 10; ++i) {
      if (isLate)
        late(1000);
      else
        early(1000);
      for (int k = 0; k < 3; ++k)
        always(300);
    }
    if (now < next)
      continue;
    next = now + 0.1;
    keep(1000);
    isLate = access("later", F_OK) == 0;
    if (access("stop", F_OK) == 0)
      return;
  }
}

int main(int count, char **arguments) {
  (void)arguments;
  mallopt(M_TOP_PAD, 64 << 20);
  if (count > 1)
    e();
  work();
  return 0;
}
