// RUN: %enter && %plain-clang -DELSEWHERE -O2 -c %s -o elsewhere.o && %clang -O2 %s elsewhere.o -o a
// RUN: %to=a.vprof:memory=exact ./a
// RUN: %expect a.vprof -- "memory('make') == (1000, 64000, 0)" "memory('drop')[2] == 500" \
// RUN:   "value('make', 'live_blocks') == 1" "value('make', 'missed_frees') == 999" \
// RUN:   "report['memory']['unseen_frees'] == 500" "report['memory']['total_deallocations'] == 500" \
// RUN:   "report['memory']['peak_allocated_bytes'] == 64"
// RUN: %to=s.vprof:memory=sampled ./a 1000000
// RUN: %expect s.vprof -- "memory('make')[0] == 1000000" "value('make', 'missed_frees') > 0" \
// RUN:   "value('make', 'live_bytes') < 8 << 20"

// Blocks freed by code without hooks are recognised as gone when their address is reused: they are
// no leak and freed once. Frees of blocks that such code made are not counted as ours.
#include <stdlib.h>
#ifdef ELSEWHERE
void dropElsewhere(void *block) { free(block); }
void *makeElsewhere(void) { return malloc(100); }
#else
void dropElsewhere(void *block);
void *makeElsewhere(void);
#define NOINLINE __attribute__((noinline))
NOINLINE void *make(void) { return malloc(64); }
NOINLINE void drop(void *block) { free(block); }
int main(int count, char **words) {
  for (int i = count > 1 ? atoi(words[1]) : 1000; i > 0; i--)
    dropElsewhere(make());
  for (int i = 0; i < 500; i++)
    drop(makeElsewhere());
  return 0;
}
#endif
