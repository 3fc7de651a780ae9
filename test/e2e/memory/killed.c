// RUN: %enter && %clang -O2 %s -o a
// RUN: for mode in exact sampled; do %to=$mode.vprof:memory=$mode %ends-with 137 ./a || exit 1; done
// RUN: %expect exact.vprof -- "value('keep', 'live_blocks') == 50000" "value('keep', 'live_bytes') == 50000 * 500" \
// RUN:   "value('keep', 'peak_bytes') == 50000 * 500" "value('big', 'peak_bytes') == 10 << 20" "value('big', 'live_bytes') == 0" \
// RUN:   "report['memory']['peak_allocated_bytes'] == (10 << 20) + 50000 * 500" "report['memory']['leaked_bytes'] is None" \
// RUN:   "len(report['memory']['timeline']) > 2"
// RUN: %expect sampled.vprof -- "abs(value('keep', 'live_bytes') - 25e6) < 2 * value('keep', 'live_bytes_error')" \
// RUN:   "8 << 20 < value('big', 'peak_bytes') < 12 << 20" "report['memory']['samples'] > 10"

// The live memory of a killed process is known, and who had the most of it when.
#include <signal.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
static void *volatile sink;
NOINLINE void keep(void) { sink = malloc(500); }
NOINLINE void big(void) {
  void *volatile block = malloc(10 << 20);
  free(block);
}
int main(void) {
  for (int i = 0; i < 50000; i++)
    keep();
  big();
  raise(SIGKILL);
}
