// RUN: %enter && %clang -O2 %s -o a && %to=a.vprof:memory=exact ./a
// RUN: %expect a.vprof -- "memory('make')[0] == 400000" "memory('drop')[2] == 400000" "nothing_dropped()" \
// RUN:   "report['memory']['current_allocated_bytes'] == 0" "report['memory']['unseen_frees'] == 0" \
// RUN:   "report['memory']['missed_frees'] == 0" "report['memory']['peak_allocated_bytes'] > 0"

// Four threads each free blocks of another thread: none is lost, and none is counted twice.
#include <pthread.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
enum { kThreads = 4, kBlocks = 100000, kSlots = 64 };
static void *slots[kSlots];
static unsigned long next(unsigned long *state) {
  *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
  return *state;
}
NOINLINE void *make(unsigned long size) { return malloc(size); }
NOINLINE void drop(void *block) { free(block); }
static void *work(void *seed) {
  unsigned long state = (unsigned long)seed;
  for (int i = 0; i < kBlocks; i++) {
    void *block = make(next(&state) % 40 + (state % 50 == 0 ? 3000 : 0));
    block = __atomic_exchange_n(&slots[next(&state) % kSlots], block, __ATOMIC_ACQ_REL);
    if (block)
      drop(block);
  }
  return NULL;
}
int main(void) {
  pthread_t threads[kThreads];
  for (unsigned long i = 0; i < kThreads; i++)
    pthread_create(&threads[i], NULL, work, (void *)(i + 1));
  for (int i = 0; i < kThreads; i++)
    pthread_join(threads[i], NULL);
  for (int i = 0; i < kSlots; i++)
    if (slots[i])
      drop(slots[i]);
  return 0;
}
