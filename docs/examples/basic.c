/* The C interface: a profiler that the program feeds, asked while it runs and reported at the end.
 *
 *   cc -IINCLUDE basic.c LIB/libvais_profiler_report.a LIB/libvais_profiler.a -lz -lstdc++ -lm
 *
 * INCLUDE and LIB are the folders `include` and `lib` of the build or the installation.
 */
#include <vais_profiler.h>

#include <stdio.h>
#include <stdlib.h>

/* A little interpreter tells the profiler what it does: the functions of the program that it runs
 * are not functions of this one. */
static void enter(void *profiler, const char *caller, const char *function) {
  vais_profiler_record_call(profiler, caller, function);
  vais_profiler_record_sample(profiler, function, 0);
}

static long fib(void *profiler, const char *caller, long n) {
  enter(profiler, caller, "fib");
  if (n < 2) {
    enter(profiler, "fib", "number");
    return n;
  }
  return fib(profiler, "fib", n - 1) + fib(profiler, "fib", n - 2);
}

static void *allocate(void *profiler, size_t size) {
  void *block = malloc(size);
  vais_profiler_record_allocation(profiler, size, (size_t)block); /* after it was allocated */
  return block;
}

static void release(void *profiler, void *block) {
  vais_profiler_record_deallocation(profiler, (size_t)block); /* before it is freed */
  free(block);
}

static void printHottest(void *profiler) {
  VaisProfileFunction hottest[3];
  void *snapshot = vais_profiler_snapshot_create(profiler);
  size_t count = vais_profiler_snapshot_functions(snapshot, hottest, 3);
  for (size_t i = 0; i < count && i < 3; ++i)
    printf("%5.1f %%  %8llu calls  %s\n", hottest[i].percentage,
           (unsigned long long)hottest[i].calls, hottest[i].name);
  vais_profiler_snapshot_destroy(snapshot);
}

int main(void) {
  void *profiler = vais_profiler_create(NULL);
  if (!vais_profiler_start(profiler)) {
    fprintf(stderr, "%s\n", vais_profiler_error_string(vais_profiler_last_error()));
    return 1;
  }
  void *page = allocate(profiler, 4096), *line = allocate(profiler, 80);
  fib(profiler, "main", 15);
  release(profiler, line);
  printHottest(profiler); /* while it runs */
  vais_profiler_stop(profiler);

  fflush(stdout);
  if (!vais_profiler_write_report(profiler, "text", 1))
    fprintf(stderr, "%s\n", vais_profiler_error_string(vais_profiler_last_error()));
  vais_profiler_destroy(profiler);
  free(page);
  return 0;
}
