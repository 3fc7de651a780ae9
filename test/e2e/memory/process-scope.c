// RUN: %enter && %plain-clang -DELSEWHERE -O2 -c %s -o elsewhere.o && %clang -O2 %s elsewhere.o -o a
// RUN: %profiler run -o a.vprof --memory=exact --alloc-scope=process -- ./a 2> said.txt
// RUN: %expect a.vprof -- "memory('asks') == (100, 6400, 0)" "memory('drops') == (0, 0, 100)" "value('asks', 'live_blocks') == 0" \
// RUN:   "memory('copies') == (50, 300, 50)" "memory('own') == (10, 1000, 10)" "memory('child')[0] == 7" \
// RUN:   "value('opens', 'allocations') >= 2" "value('opens', 'live_blocks') == 0" "report['memory']['unseen_frees'] < 20"
// RUN: env VAIS_PROFILER_OPTIONS=output=b.vprof:alloc_scope=process ./a 2> said.txt && grep -q "libvais_profiler_malloc.so" said.txt
// RUN: %expect b.vprof -- "memory('own') == (10, 1000, 10)" "memory('asks') == (0, 0, 0)"

// With alloc_scope=process, what libraries and libc allocate counts for the function that was
// running, and a call that instrumented code makes itself counts once. Without the library that
// interposes malloc, one line says so, and the call sites are recorded.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void *volatile sink;
static void *keep(void *block) { return sink = block; }
#ifdef ELSEWHERE
void *makeElsewhere(void) { return malloc(64); }
void dropElsewhere(void *block) { free(block); }
void copyElsewhere(void) { free(keep(strdup("hello"))); }
#else
void *makeElsewhere(void);
void dropElsewhere(void *block);
void copyElsewhere(void);
#define NOINLINE __attribute__((noinline))
static void *blocks[100];
NOINLINE void asks(void) {
  for (int i = 0; i < 100; i++)
    blocks[i] = makeElsewhere();
}
NOINLINE void drops(void) {
  for (int i = 0; i < 100; i++)
    dropElsewhere(blocks[i]);
}
NOINLINE void copies(void) {
  for (int i = 0; i < 50; i++)
    copyElsewhere();
  sink = NULL; // prevents a tail call
}
NOINLINE void own(void) {
  for (int i = 0; i < 10; i++)
    free(keep(malloc(100)));
}
NOINLINE void opens(void) {
  FILE *file = fopen("/proc/self/maps", "r");
  while (fgetc(file) != EOF)
    ;
  fclose(file);
}
NOINLINE void child(void) {
  for (int i = 0; i < 7; i++)
    free(makeElsewhere());
}
static void *work(void *unused) { return child(), unused; }
int main(void) {
  pthread_t thread;
  asks(), drops(), copies(), own(), opens();
  pthread_create(&thread, NULL, work, NULL);
  pthread_join(thread, NULL);
  return 0;
}
#endif
