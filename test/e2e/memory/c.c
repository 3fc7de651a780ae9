// RUN: %enter
// RUN: for level in 0 2; do %clang -O$level %s -o a$level && %to=a$level.vprof ./a$level || exit 1; done
// RUN: for level in 0 2; do %expect a$level.vprof -- "memory('use_malloc') == (10, 1000, 10)" \
// RUN:   "memory('use_calloc') == (1, 120, 1)" "memory('use_realloc') == (3, 64 + 128 + 256, 1)" \
// RUN:   "memory('use_strdup') == (2, 6 + 3, 2)" "memory('use_aligned') == (2, 256 + 512, 2)" \
// RUN:   "memory('fail') == (0, 0, 0)" "report['memory']['failed_allocations'] == 4" \
// RUN:   "report['memory']['total_allocations'] == 18" "report['memory']['total_deallocations'] == 16" || exit 1; done
// RUN: %to=none.vprof:memory=none ./a0
// RUN: %expect none.vprof -- "report['memory']['total_allocations'] == 0" "report['program']['memory_mode'] == 'none'" \
// RUN:   "calls('use_malloc') == 1" "report['memory']['failed_allocations'] == 0"

// Allocations, requested bytes and frees belong to the function that makes them. A failed
// allocation does not count, a failed realloc frees nothing, and free(NULL) is not a free.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#define NOINLINE __attribute__((noinline))
static void *volatile sink;
static volatile size_t huge = SIZE_MAX / 2;
static void *keep(void *block) { return sink = block; }
NOINLINE static void use_malloc(void) {
  for (int i = 0; i < 10; i++)
    free(keep(malloc(100)));
  free(keep(NULL));
}
NOINLINE static void use_calloc(void) { free(keep(calloc(10, 12))); }
NOINLINE static void use_realloc(void) {
  void *block = keep(malloc(64));
  block = keep(realloc(block, 128));
  block = keep(realloc(block, 256));
  free(block);
}
NOINLINE static void use_strdup(void) {
  free(keep(strdup("hello")));
  free(keep(strndup("hello", 2)));
}
NOINLINE static void use_aligned(void) {
  void *block;
  if (posix_memalign(&block, 64, 256) == 0)
    free(keep(block));
  free(keep(aligned_alloc(64, 512)));
}
NOINLINE static void fail(void *block) {
  void *none;
  keep(malloc(huge));
  keep(calloc(huge, huge));
  keep(realloc(block, huge));
  if (posix_memalign(&none, 64, huge) == 0)
    abort();
}
int main(void) {
  use_malloc();
  use_calloc();
  use_realloc();
  use_strdup();
  use_aligned();
  fail(NULL);
  return 0;
}
