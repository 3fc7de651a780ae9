/* What a golden profile has in it: two named threads whose contexts differ, recursion that is mutual,
 * a region, a mark, a counter and two phases, blocks that are freed, kept, resized and handed over,
 * calls while recording is off; with an argument, so much work that ticks of the clock sample it. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <vais_profiler.h>

static volatile unsigned sink;

__attribute__((noinline)) void leaf(unsigned n) {
  for (unsigned i = 0; i < n; ++i)
    sink += i;
}

__attribute__((noinline)) int odd(int n);
__attribute__((noinline)) int even(int n) { return n == 0 || odd(n - 1); }
int odd(int n) { return n != 0 && even(n - 1); }

__attribute__((noinline)) void *keep(size_t size) { return malloc(size); }

__attribute__((noinline)) static void *work(void *block) {
  pthread_setname_np(pthread_self(), "worker");
  vais_profiler_region_begin("request");
  for (unsigned i = 0; i < 200; ++i)
    leaf(50);
  vais_profiler_region_end("request");
  free(block);
  return keep(3000);
}

int main(int count, char **arguments) {
  (void)arguments;
  pthread_t thread;
  void *kept;
  vais_profiler_global_init(NULL);
  vais_profiler_phase("load");
  char *block = calloc(10, 100);
  block = realloc(block, 5000);
  vais_profiler_phase("serve");
  pthread_create(&thread, NULL, work, block);
  pthread_join(thread, &kept);
  for (int i = 0; i < 20; ++i) {
    vais_profiler_mark("turn");
    vais_profiler_counter("queue", i * i % 7);
    free(keep(16 << i % 8));
    leaf(100);
  }
  vais_profiler_global_stop();
  for (int i = 0; i < 3; ++i)
    leaf(100);
  vais_profiler_global_start();
  while (count > 1 && clock() < CLOCKS_PER_SEC / 10)
    leaf(1000);
  return kept && even(11);
}
