/* Does, in a few milliseconds, something of all that makes the runtime turn to the kernel: new functions and contexts
   until the file grows, memory of all sizes, threads, regions, phases, a child. Each function and region
   counts itself. Prints
   "made PROCESS CALLS ALLOCATIONS" for its child and itself, and ends with status 7. With an argument, it uses the C
   interface as well. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vais_profiler.h>

static volatile unsigned long calls, allocations;
#define COUNT() __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED)

/* A function of each level calls one of the three of the next: 3^8 paths. */
static void level0(unsigned path) { COUNT(), (void)path; }
#define FUNCTION(n, i, a, b, c)                                                                                        \
  static void level##n##i(unsigned path) {                                                                             \
    COUNT();                                                                                                           \
    path % 3 == 0 ? a(path / 3) : path % 3 == 1 ? b(path / 3) : c(path / 3);                                           \
  }
#define LEVEL(n, a, b, c) FUNCTION(n, x, a, b, c) FUNCTION(n, y, a, b, c) FUNCTION(n, z, a, b, c)
LEVEL(1, level0, level0, level0)
LEVEL(2, level1x, level1y, level1z)
LEVEL(3, level2x, level2y, level2z)
LEVEL(4, level3x, level3y, level3z)
LEVEL(5, level4x, level4y, level4z)
LEVEL(6, level5x, level5y, level5z)
LEVEL(7, level6x, level6y, level6z)
FUNCTION(8, x, level7x, level7y, level7z)

static void *allocate(size_t size) {
  COUNT();
  void *block = malloc(size);
  __atomic_fetch_add(&allocations, block != NULL, __ATOMIC_RELAXED);
  return block;
}

static void *work(void *argument) {
  COUNT();
  void *blocks[64];
  const unsigned paths = *(unsigned *)argument;
  for (unsigned i = 0; i < 64; i++)
    blocks[i] = allocate(i % 16 == 0 ? 200000 + i : 16 * i);
  for (unsigned path = 0; path < paths; path++) {
    if (path % 64 == 0)
      COUNT(), vais_profiler_region_begin("part");
    level8x(path * 7);
    if (path % 64 == 0)
      vais_profiler_region_end("part");
  }
  for (unsigned i = 0; i < 64; i++)
    free(blocks[i]);
  return NULL;
}

static void say(void) {
  COUNT();
  char text[100];
  const int length = snprintf(text, sizeof text, "made %d %lu %lu\n", getpid(), calls, allocations);
  if (write(1, text, (size_t)length) != length)
    abort();
}

/* What functions of the C interface do with a kernel that refuses is up to them; the program goes on. */
static void useInterface(void) {
  COUNT();
  VaisProfilerOptions sampling = VAIS_PROFILER_OPTIONS_DEFAULTS;
  sampling.mode = VAIS_PROFILER_MODE_SAMPLING;
  void *profiler = vais_profiler_create_with(&sampling);
  if (!profiler)
    return;
  vais_profiler_start(profiler);
  vais_profiler_record_sample(profiler, "function", 0);
  vais_profiler_record_call(profiler, "caller", "function");
  for (size_t i = 1; i < 1000; i++)
    vais_profiler_record_allocation(profiler, 16, 4096 * i);
  usleep(5000);
  vais_profiler_get_stats(profiler);
  vais_profiler_stop(profiler);
  vais_profiler_destroy(profiler);
  vais_profiler_global_init(NULL);
  vais_profiler_global_stop();
  vais_profiler_global_start();
}

int main(int count, char **words) {
  (void)words;
  COUNT();
  if (count > 1)
    useInterface();
  unsigned paths = 1500, few = 100;
  pthread_t threads[2];
  for (int i = 0; i < 2; i++)
    if (pthread_create(&threads[i], NULL, work, &few))
      abort();
  work(&paths);
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
  vais_profiler_phase("second");
  vais_profiler_mark("here");
  vais_profiler_counter("number", 1);
  const pid_t child = fork();
  if (child == 0) {
    calls = allocations = 0;
    work(&few);
    say();
    exit(3);
  }
  int status;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 3)
    abort();
  work(&few);
  say();
  exit(7);
}
