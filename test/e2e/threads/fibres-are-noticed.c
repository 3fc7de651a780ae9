// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && for time in none sampled exact; do rm -f a.vprof && \
// RUN:   %to=a.vprof:time=$time:max_contexts=40 ./a && %expect a.vprof -- "report['dropped']['moved_stacks'] > 0" "report['fibres'] == 0" \
// RUN:     "report['dropped']['flat_calls'] == 0" "calls('main') == 1" || exit 1; done
// RUN: %profiler report a.vprof | grep "note: stacks moved between threads"

// Fibres that get no tree of their own, because half of all contexts are used already, may cost
// counts once another thread resumes them. The report says so.
#include "fibres.h"
static volatile int sink_of_others;
#define FUNCTION(name)                                                                             \
  static void name(void) { sink_of_others = 1; }
#define FUNCTIONS(name) FUNCTION(name##0) FUNCTION(name##1) FUNCTION(name##2) FUNCTION(name##3)
#define CALL(name) name##0(), name##1(), name##2(), name##3()
FUNCTIONS(a) FUNCTIONS(b) FUNCTIONS(c) FUNCTIONS(d) FUNCTIONS(e)
int main(void) {
  CALL(a), CALL(b), CALL(c), CALL(d), CALL(e);
  return run_fibres(2);
}
