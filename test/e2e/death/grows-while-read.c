// RUN: %enter && %clang -O0 -I %inputs %s -o a
// RUN: %to=a.vprof ./a > ready.txt & id=$!; while ! grep -q ready ready.txt; do sleep 0.01; done; \
// RUN:   for i in 1 2 3 4 5 6 7 8; do %expect a.vprof -- "print(all_calls()) or all_calls() > 0" || exit 1; done > seen.txt && \
// RUN:   kill -9 $id && ! wait $id
// RUN: %expect a.vprof -- "print(all_calls()) or calls('main') == 1" >> seen.txt
// RUN: test $(wc -l < seen.txt) -eq 9 && sort -n -c seen.txt && test $(sed -n 1p seen.txt) -lt $(sed -n 9p seen.txt)

// Reading the profile of a process that makes new contexts all the time always succeeds, and its
// counts never decrease.
#include <stdio.h>
#include "many-paths.h"
int main(void) {
  puts("ready");
  fflush(stdout);
  for (;;)
    take_paths(100);
}
