// RUN: %enter
// RUN: printf '# a pool\npool_alloc malloc size=1\npool_free free block=1\n' > pool.allocators
// RUN: for level in 0 2; do env VAIS_PROFILER_PASS_OPTIONS=allocators=pool.allocators %clang -O$level %s -o a$level && \
// RUN:   %to=a$level.vprof ./a$level && %expect a$level.vprof -- "memory('work') == (100, 1600, 100)" \
// RUN:     "memory('pool_alloc') == (0, 0, 0)" "calls('pool_alloc') == 100" "memory('main') == (1, 4096, 1)" || exit 1; done

// What a pool gives out counts where it is requested, with the requested size.
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
struct Pool {
  char *next, *spare;
};
NOINLINE void *pool_alloc(struct Pool *pool, unsigned long size) {
  if (!pool->next)
    pool->next = pool->spare = malloc(8192);
  pool->next += size;
  return pool->next - size;
}
NOINLINE void pool_free(struct Pool *pool, void *block) { pool->next -= block != 0; }
NOINLINE static void work(struct Pool *pool) {
  for (int i = 0; i < 100; i++)
    pool_free(pool, pool_alloc(pool, 16));
}
int main(void) {
  static struct Pool pool;
  void *volatile block = malloc(4096);
  work(&pool);
  free(block);
  return 0;
}
