// RUN: %enter && %clang -O0 -I %inputs %s -o a
// RUN: for limit in 1 100 100000; do %to=$limit.vprof:max_contexts=$limit ./a && \
// RUN:   %expect $limit.vprof -- "all_calls() == 20000 * 6 + 2" "sum(calls('level6_%d' % i) for i in range(6)) == 20000" \
// RUN:     "sum(edge('level5_%d' % i, 'level6_0') for i in range(6)) == calls('level6_0')" "edge('main', 'take_paths') == 1" \
// RUN:     "report['dropped']['calls'] == 0" "(report['dropped']['flat_calls'] > 50000) == ($limit < 1000)" || exit 1; done
// RUN: %profiler report 100.vprof | grep "note: .* calls past the limit on contexts: counted, their paths are lost"
// RUN: test $(stat -c %%s 100.vprof) -lt 1000000 && test $(stat -c %%s 100000.vprof) -gt 5000000
// RUN: %expect 1.vprof 100.vprof -- "all_calls() == 2 * (20000 * 6 + 2)"

// Beyond the limit on contexts the profile stops growing. Counts of functions and edges stay exact,
// and the report says how many calls lost their paths.
#include "many-paths.h"
int main(void) {
  take_paths(20000);
  return 0;
}
