// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "memory('grow') == (1, 100, 0)" "memory('release') == (0, 0, 1)" \
// RUN:   "memory('shrink') == (1, 100, 1)" "report['memory']['failed_allocations'] == 1"

// A realloc that fails leaves its block alive; realloc to size 0 frees it.
#include <stdint.h>
#include <stdlib.h>
static volatile size_t huge = SIZE_MAX / 2;
static void *grow(void) {
  void *block = malloc(100);
  return realloc(block, huge) ? NULL : block;
}
static void release(void *block) { free(block); }
static void shrink(void) {
  void *block = malloc(100);
  if (realloc(block, 0))
    abort();
}
int main(void) {
  release(grow());
  shrink();
  return 0;
}
