// RUN: %enter
// RUN: for level in 0 2; do %clang -fno-builtin -O$level %s -o a$level && %to=a$level.vprof:memory=exact ./a$level > out.txt || exit 1; done
// RUN: for level in 0 2; do %python %inputs/known-answers.py exact %profiler a$level.vprof %s || exit 1; done
// RUN: for seed in 1 2 3; do %to=s.vprof:memory=sampled ./a2 100 > out.txt && %python %inputs/known-answers.py sampled %profiler s.vprof %s || exit 1; done
// RUN: %profiler run --memory=exact --alloc-scope=process -o p.vprof -- ./a2 > out.txt 2> said.txt
// RUN: %python %inputs/known-answers.py process %profiler p.vprof %s asprintf_leak format getdelim_grows getline_once from_libc freed_by_libc

// Each function is a case with a known answer: what it does to memory is stated after ANSWER, in
// the order allocations, bytes, frees, live blocks, live bytes, temporaries, failures. With
// memory=exact, every number must be equal; with memory=sampled, where each case runs many times,
// estimates must be within their stated errors, and counts must still be exact. With
// alloc_scope=process the answers are the same, except where libc allocates for itself.
#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define CASE __attribute__((noinline)) static void
static void *volatile sink;
static volatile size_t huge = SIZE_MAX / 2;
static void *keep(void *block) { return sink = block; }

CASE malloc_free(void) { free(keep(malloc(100))); }                             // ANSWER 1 100 1 0 0 1 0
CASE malloc_leak(void) { keep(malloc(100)); }                                   // ANSWER 1 100 0 1 100 0 0
CASE malloc_nothing(void) { free(keep(malloc(0))); }                            // ANSWER 1 0 1 0 0 1 0
CASE malloc_large(void) { free(keep(malloc(5000))); }                           // ANSWER 1 5000 1 0 0 1 0
CASE malloc_large_leak(void) { keep(malloc(70001)); }                           // ANSWER 1 70001 0 1 70001 0 0
CASE malloc_limit(void) { keep(malloc(1024)), keep(malloc(1025)); }             // ANSWER 2 2049 0 2 2049 0 0
CASE malloc_fails(void) { keep(malloc(huge)); }                                 // ANSWER 0 0 0 0 0 0 1
CASE free_null(void) { free(keep(NULL)); }                                      // ANSWER 0 0 0 0 0 0 0
CASE calloc_free(void) { free(keep(calloc(7, 9))); }                            // ANSWER 1 63 1 0 0 1 0
CASE calloc_leak(void) { keep(calloc(3, 11)); }                                 // ANSWER 1 33 0 1 33 0 0
CASE calloc_fails(void) { keep(calloc(huge, 3)); }                              // ANSWER 0 0 0 0 0 0 1
CASE realloc_null(void) { keep(realloc(NULL, 40)); }                            // ANSWER 1 40 0 1 40 0 0
CASE realloc_grow(void) { keep(realloc(keep(malloc(10)), 20000)); }             // ANSWER 2 20010 0 1 20000 1 0
CASE realloc_shrink(void) { keep(realloc(keep(malloc(900)), 30)); }             // ANSWER 2 930 0 1 30 1 0
CASE realloc_same(void) { keep(realloc(keep(malloc(50)), 50)); }                // ANSWER 2 100 0 1 50 1 0
CASE realloc_zero(void) { keep(realloc(keep(malloc(60)), 0)); }                 // ANSWER 1 60 1 0 0 1 0
CASE realloc_fails(void) { keep(realloc(keep(malloc(70)), huge)); }             // ANSWER 1 70 0 1 70 0 1
CASE realloc_fails_then_free(void) {                                            // ANSWER 1 70 1 0 0 1 1
  void *block = keep(malloc(70));
  keep(realloc(block, huge));
  free(block);
}
CASE realloc_moves(void) {                                                      // ANSWER 3 1208 1 1 1100 0 0
  void *block = keep(malloc(100));
  void *wall = keep(malloc(8));
  keep(realloc(block, 1100));
  free(wall);
}
CASE reallocarray_grow(void) { keep(reallocarray(keep(malloc(5)), 6, 7)); }     // ANSWER 2 47 0 1 42 1 0
CASE reallocarray_fails(void) { keep(reallocarray(keep(malloc(5)), huge, 4)); } // ANSWER 1 5 0 1 5 0 1
CASE aligned_free(void) { free(keep(aligned_alloc(64, 128))); }                 // ANSWER 1 128 1 0 0 1 0
CASE aligned_leak(void) { keep(aligned_alloc(4096, 8192)); }                    // ANSWER 1 8192 0 1 8192 0 0
CASE memalign_leak(void) { keep(memalign(32, 33)); }                            // ANSWER 1 33 0 1 33 0 0
CASE valloc_leak(void) { keep(valloc(10)); }                                    // ANSWER 1 10 0 1 10 0 0
CASE pvalloc_leak(void) { keep(pvalloc(10)); }                                  // ANSWER 1 10 0 1 10 0 0
CASE posix_memalign_leak(void) {                                                // ANSWER 1 77 0 1 77 0 0
  void *block;
  if (posix_memalign(&block, 64, 77) == 0)
    keep(block);
}
CASE posix_memalign_fails(void) {                                               // ANSWER 0 0 0 0 0 0 1
  void *block;
  if (posix_memalign(&block, 64, huge) == 0)
    abort();
}
CASE strdup_leak(void) { keep(strdup("hello")); }                               // ANSWER 1 6 0 1 6 0 0
CASE strndup_leak(void) { keep(strndup("hello", 2)); }                          // ANSWER 1 3 0 1 3 0 0
CASE asprintf_leak(void) {                                                      // ANSWER 1 8 0 1 8 0 0
  char *text;
  if (asprintf(&text, "%d bytes", 1) > 0)
    keep(text);
}
__attribute__((noinline)) static char *format(const char *text, ...) {           // ANSWER 1 6 0 0 0 0 0
  char *made = NULL;
  va_list words;
  va_start(words, text);
  if (vasprintf(&made, text, words) < 0)
    abort();
  va_end(words);
  return keep(made);
}
CASE vasprintf_free(void) { free(format("<%s>", "abc")); }                      // ANSWER 0 0 1 0 0 0 0
CASE getdelim_grows(void) {                                                     // ANSWER 2 360 1 0 0 2 0
  char *line = NULL;
  size_t capacity = 0;
  char text[200] = "a,";
  memset(text + 2, 'b', 198);
  FILE *file = fmemopen(text, sizeof text, "r");
  while (getdelim(&line, &capacity, ',', file) > 0)
    ;
  fclose(file);
  free(line);
}
CASE getline_once(void) {                                                       // ANSWER 1 120 1 0 0 1 0
  char *line = NULL;
  size_t capacity = 0;
  FILE *file = fmemopen((void *)"one\ntwo\n", 8, "r");
  while (getline(&line, &capacity, file) > 0)
    ;
  fclose(file);
  free(line);
}
CASE not_temporary(void) {                                                      // ANSWER 2 48 2 0 0 1 0
  void *first = keep(malloc(24)), *second = keep(malloc(24));
  free(second);
  free(first);
}
CASE usable_size(void) {                                                        // ANSWER 1 25 1 0 0 1 0
  char *block = keep(malloc(25));
  memset(block, 255, malloc_usable_size(block));
  free(block);
}
CASE zeroed(void) {                                                             // ANSWER 1 4000 1 0 0 1 0
  char *block = keep(calloc(1000, 4));
  for (int i = 0; i < 4000; i++)
    if (block[i])
      abort();
  free(block);
}
CASE many_sizes(void) {                                                         // ANSWER 100 4950 0 100 4950 0 0
  for (size_t i = 0; i < 100; i++)
    keep(malloc(i));
}
CASE in_a_circle(void) {                                                        // ANSWER 100 3200 96 4 128 0 0
  void *ring[4] = {0};
  for (int i = 0; i < 100; i++) {
    free(ring[i % 4]);
    ring[i % 4] = keep(malloc(32));
  }
}
__attribute__((noinline)) static void *handed(void) { return keep(malloc(200)); } // ANSWER 1 200 0 0 0 0 0
CASE frees_what_it_was_handed(void) { free(handed()); }                         // ANSWER 0 0 1 0 0 0 0
__attribute__((noinline)) static void *made_in_thread(void) { return keep(malloc(300)); } // ANSWER 1 300 0 0 0 0 0
CASE frees_in_thread(void *block) { free(block); }                              // ANSWER 0 0 1 0 0 0 0
static void *maker(void *unused) { return (void)unused, made_in_thread(); }
static void *freer(void *block) { return frees_in_thread(block), NULL; }
static void across_threads(void) {
  pthread_t thread;
  void *block;
  pthread_create(&thread, NULL, maker, NULL);
  pthread_join(thread, &block);
  pthread_create(&thread, NULL, freer, block);
  pthread_join(thread, NULL);
}
CASE from_libc(void) { free(keep(realpath("/", NULL))); }                       // ANSWER 0 0 1 0 0 0 0
CASE freed_by_libc(void) { fclose(tmpfile()); }                                 // ANSWER 0 0 0 0 0 0 0

int main(int count, char **words) {
  static void (*const cases[])(void) = {
      malloc_free, malloc_leak, malloc_nothing, malloc_large, malloc_large_leak, malloc_limit,
      malloc_fails, free_null, calloc_free, calloc_leak, calloc_fails, realloc_null, realloc_grow,
      realloc_shrink, realloc_same, realloc_zero, realloc_fails, realloc_fails_then_free,
      realloc_moves, reallocarray_grow, reallocarray_fails, aligned_free, aligned_leak,
      memalign_leak, valloc_leak, pvalloc_leak, posix_memalign_leak, posix_memalign_fails, strdup_leak,
      strndup_leak, asprintf_leak, vasprintf_free, getdelim_grows, getline_once, not_temporary, usable_size, zeroed, many_sizes,
      in_a_circle, frees_what_it_was_handed, across_threads, from_libc, freed_by_libc};
  for (int i = count > 1 ? atoi(words[1]) : 1; i > 0; i--)
    for (size_t j = 0; j < sizeof cases / sizeof *cases; j++)
      cases[j]();
  return 0;
}
