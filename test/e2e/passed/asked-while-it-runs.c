// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a && %to=a.vprof ./a || exit 1; done

// The C interface sees the calls that call sites count.
#include <stdio.h>
#include <vais_profiler.h>
static volatile int sink;
__attribute__((noinline)) static void leaf(void) { sink = 1; }
__attribute__((noinline)) static void other(void) { sink = 2; }
__attribute__((noinline)) static void work(void) {
  leaf();
  leaf();
  other();
}
int main(void) {
  work(); // before the profiler begins
  vais_profiler_global_init(NULL);
  vais_profiler_global_start();
  for (int i = 0; i < 100; i++)
    work();
  const size_t edges = vais_profiler_global_get_stats().call_graph_edges;
  vais_profiler_global_stop();
  work();
  const size_t after = vais_profiler_global_get_stats().call_graph_edges;
  if (edges == 3 && after == 3) // main > work, work > leaf, work > other
    return 0;
  fprintf(stderr, "expected 3 edges, found %zu and %zu\n", edges, after);
  return 1;
}
