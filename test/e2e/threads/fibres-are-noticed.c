// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && for time in none sampled exact; do rm -f a.vprof && \
// RUN:   %to=a.vprof:time=$time ./a && %expect a.vprof -- "report['dropped']['moved_stacks'] > 0" "calls('main') == 1" || exit 1; done
// RUN: %profiler report a.vprof | grep "note: stacks moved between threads"
// RUN: %to=b.vprof ./a at-home && %expect b.vprof -- "calls('inner') == 6400" "calls('leaf') == 12800" "calls('yield') == 6400" "report['dropped']['moved_stacks'] == 0"
// RUN: ! %profiler report b.vprof | grep "stacks moved"

// Fibres that another thread resumes may cost counts, which the report says. Those that stay on
// their thread do not.
#include "fibres.h"
int main(int count, char **arguments) {
  (void)arguments;
  return run_fibres(count == 1 ? 2 : 1);
}
