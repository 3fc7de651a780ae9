/* A server in fast motion: threads that come and go serve requests along ever new paths, allocate and free, in phases
   that follow each other.

   usage: server SECONDS

   Prints a line "calls resident KiB, profile KiB" ten times, at equal distances. Each call counts itself. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <vais_profiler.h>

enum { kThreads = 4, kCache = 256 };
static unsigned long calls;
static volatile int isOver;
#define COUNT() __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED)
#define UNSEEN __attribute__((annotate("vais_profiler_never")))

static void *cache[kCache]; /* blocks that one thread makes and another frees */

static unsigned next(unsigned *state) { return COUNT(), *state = *state * 1103515245 + 12345, *state >> 16; }
static void answer(unsigned *state) {
  COUNT();
  void *block = malloc(16u << next(state) % 8); /* exact memory has a record for each context and size */
  free(__atomic_exchange_n(&cache[next(state) % kCache], block, __ATOMIC_ACQ_REL));
}

/* One of 10^5 paths, which are more than the contexts that the profile is allowed. */
#define SERVE(name, ...)                                                                                               \
  static void name(unsigned *state) {                                                                                  \
    static void (*const nexts[10])(unsigned *) = {__VA_ARGS__};                                                        \
    COUNT();                                                                                                           \
    nexts[next(state) % 10](state);                                                                                    \
  }
#define TEN(n, m)                                                                                                      \
  SERVE(n##0, ALL(m)) SERVE(n##1, ALL(m)) SERVE(n##2, ALL(m)) SERVE(n##3, ALL(m)) SERVE(n##4, ALL(m))                  \
  SERVE(n##5, ALL(m)) SERVE(n##6, ALL(m)) SERVE(n##7, ALL(m)) SERVE(n##8, ALL(m)) SERVE(n##9, ALL(m))
#define ALL(m) m##0, m##1, m##2, m##3, m##4, m##5, m##6, m##7, m##8, m##9
SERVE(a0, answer, answer, answer, answer, answer, answer, answer, answer, answer, answer)
SERVE(a1, answer, answer, answer, answer, answer, answer, answer, answer, answer, answer)
#define a2 a1
#define a3 a1
#define a4 a1
#define a5 a1
#define a6 a1
#define a7 a1
#define a8 a1
#define a9 a1
TEN(b, a)
TEN(c, b)
TEN(d, c)
SERVE(serve, ALL(d))

static void *session(void *argument) {
  COUNT();
  unsigned state = (unsigned)(size_t)argument;
  for (int i = 0; i < 3000; i++)
    serve(&state);
  return NULL;
}

static void *acceptAll(void *argument) {
  COUNT();
  for (size_t i = (size_t)argument; !isOver; i += kThreads) {
    static const char *const phases[] = {"warm", "busy", "late"};
    pthread_t thread;
    if (pthread_create(&thread, NULL, session, (void *)i))
      abort();
    pthread_join(thread, NULL);
    if ((size_t)argument == 0)
      vais_profiler_phase(phases[i / kThreads % 3]);
  }
  return NULL;
}

/* What the process holds in memory, the pages of the profile included, and the blocks of its profile. */
UNSEEN static void say(void) {
  long resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%*d %ld", &resident) != 1)
    abort();
  fclose(file);
  struct stat status;
  if (stat("a.vprof", &status))
    abort();
  printf("%lu %ld %ld\n", __atomic_load_n(&calls, __ATOMIC_RELAXED), resident * sysconf(_SC_PAGESIZE) / 1024,
         (long)status.st_blocks / 2);
  fflush(stdout);
}

int main(int count, char **words) {
  COUNT();
  pthread_t threads[kThreads];
  const double seconds = count > 1 ? atof(words[1]) : 1;
  for (size_t i = 0; i < kThreads; i++)
    if (pthread_create(&threads[i], NULL, acceptAll, (void *)i))
      abort();
  const struct timespec pause = {(time_t)(seconds / 10), (long)((seconds / 10 - (time_t)(seconds / 10)) * 1e9)};
  for (int i = 0; i < 10; i++) {
    nanosleep(&pause, NULL);
    say();
  }
  isOver = 1;
  for (int i = 0; i < kThreads; i++)
    pthread_join(threads[i], NULL);
  printf("%lu\n", calls);
  return 0;
}
