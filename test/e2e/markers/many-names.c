// RUN: %enter && %clang -O2 -I%include %s -o a && %to=a.vprof ./a && %expect a.vprof -- \
// RUN:   "calls('name 17 that is longer than what is kept of it beside the address') == 2" \
// RUN:   "calls('name 4000 that is longer than what is kept of it beside the address') == 2" "calls('[other names]') == 2 * (5000 - 4095)" \
// RUN:   "calls('short') == 5000" "all_calls() == 15001" "nothing_dropped()"

// Names come and go in one buffer: each is distinguished from the previous one, and those beyond
// the limit share one name.
#include <stdio.h>
#include <vais_profiler.h>
int main(void) {
  char name[128];
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < 5000; i++) {
      snprintf(name, sizeof name, "name %d that is longer than what is kept of it beside the address", i);
      vais_profiler_region_begin(name);
      if (round == 0) {
        vais_profiler_region_begin("short");
        vais_profiler_region_end("short");
      }
      vais_profiler_region_end(name);
    }
  return 0;
}
