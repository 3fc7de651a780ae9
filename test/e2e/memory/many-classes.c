// RUN: %enter && %clang -O2 -fno-optimize-sibling-calls %s -o a && %to=a.vprof:memory=exact ./a && ls a.vprof.*
// RUN: %expect a.vprof -- "memory('make') == (40100, 20030000, 0)" "value('make', 'live_blocks') == 0" \
// RUN:   "memory('grow') == (1000, 3000000, 0)" "memory('main')[2] == 40100" "nothing_dropped()" "report['memory']['unseen_frees'] == 0" \
// RUN:   "report['memory']['missed_frees'] == 0" "report['memory']['current_allocated_bytes'] == 0"
// RUN: %expect a.vprof.* -- "memory('make') == (1000, 500500, 0)" "value('make', 'live_blocks') == 500" "value('make', 'live_bytes') == 250000" \
// RUN:   "memory('main')[2] == 40500" "report['memory']['unseen_frees'] == 0" "nothing_dropped()"

// There are more classes of blocks, one per size and caller of make, than a block's entry has short
// numbers for. The later ones are followed in the same way, through reallocations, in a forked
// child, and when one has so many blocks that it gets a short number.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#define NOINLINE __attribute__((noinline))
enum { kSizes = 1000, kCallers = 40 };
NOINLINE static void *make(unsigned long size) { return malloc(size); }
NOINLINE static void *grow(void *block) { return realloc(block, 3000); }
#define TEN(M, n) M(n##0) M(n##1) M(n##2) M(n##3) M(n##4) M(n##5) M(n##6) M(n##7) M(n##8) M(n##9)
#define CALLER(n) NOINLINE static void *from##n(unsigned long size) { return make(size); }
#define ENTRY(n) from##n,
TEN(CALLER, 1) TEN(CALLER, 2) TEN(CALLER, 3) TEN(CALLER, 4)
static void *(*const callers[kCallers])(unsigned long) = {TEN(ENTRY, 1) TEN(ENTRY, 2) TEN(ENTRY, 3) TEN(ENTRY, 4)};
static void *blocks[kCallers][kSizes], *own[kSizes], *busy[100];
int main(void) {
  for (int i = 0; i < kCallers; i++)
    for (unsigned long size = 1; size <= kSizes; size++)
      blocks[i][size - 1] = callers[i](size);
  const pid_t child = fork();
  for (unsigned long i = 0; i < kSizes; i++)
    if (child)
      blocks[kCallers - 1][i] = grow(blocks[kCallers - 1][i]);
    else if (own[i] = callers[kCallers - 1](i + 1), i % 2)
      free(own[i]);
  for (int i = 0; child && i < 100; i++)
    busy[i] = callers[kCallers - 1](100);
  for (int i = 0; child && i < 100; i++)
    free(busy[i]);
  for (int i = 0; i < kCallers * kSizes; i++)
    free(blocks[i / kSizes][i % kSizes]);
  if (child)
    waitpid(child, NULL, 0);
  return 0;
}
