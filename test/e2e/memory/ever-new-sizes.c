// RUN: %enter && %clang -O1 -fno-optimize-sibling-calls -fno-inline %s -o a && %to=a.vprof:memory=exact:time=none:sampler=off ./a && \
// RUN:   %expect a.vprof -- "memory('make') == (1331000, 1331 * 500500, 0)" "memory('release') == (0, 0, 1330500)" \
// RUN:   "value('make', 'live_blocks') == 500" "value('make', 'live_bytes') == 250000" "value('make', 'peak_bytes') == 500500" \
// RUN:   "report['memory']['unseen_frees'] == report['memory']['missed_frees'] == 0" "nothing_dropped()" && \
// RUN:   test $(stat -c %%s a.vprof) -lt 80000000

// Blocks of 1,000 sizes on 1,331 paths have 1.3 million classes, which would take 90 MB of the profile. There are none
// beyond 64 MiB, and blocks that have no class are followed just as exactly.
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
enum { kSizes = 1000, kWays = 11 };
static void *blocks[kSizes];
NOINLINE static void *make(unsigned long size) { return malloc(size); }
NOINLINE static void release(void *block) { free(block); }
NOINLINE static void work(int isLast) {
  for (unsigned long i = 0; i < kSizes; i++)
    blocks[i] = make(i + 1);
  for (int i = 0; i < kSizes; i++) // in another order; the last time all of odd sizes stay
    if (!isLast || 7 * i % kSizes % 2)
      release(blocks[7 * i % kSizes]);
}
#define LEVEL(level, next)                                                                                             \
  LEVEL_OF(level, 0, next) LEVEL_OF(level, 1, next) LEVEL_OF(level, 2, next) LEVEL_OF(level, 3, next)                  \
  LEVEL_OF(level, 4, next) LEVEL_OF(level, 5, next) LEVEL_OF(level, 6, next) LEVEL_OF(level, 7, next)                  \
  LEVEL_OF(level, 8, next) LEVEL_OF(level, 9, next) LEVEL_OF(level, 10, next)                                          \
  static void (*const level[kWays])(int) = {level##0, level##1, level##2, level##3, level##4, level##5,                \
                                            level##6, level##7, level##8, level##9, level##10};
#define LEVEL_OF(level, i, next) NOINLINE static void level##i(int path) { next; }
LEVEL(inner, work(path == 0))
LEVEL(middle, inner[path % kWays](path))
LEVEL(outer, middle[path / kWays % kWays](path))
int main(void) {
  for (int path = kWays * kWays * kWays - 1; path >= 0; path--)
    outer[path / kWays / kWays](path);
  return 0;
}
