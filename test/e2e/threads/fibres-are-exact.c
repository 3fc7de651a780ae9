// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && for time in none sampled exact; do for threads in 1 2; do \
// RUN:   rm -f a.vprof && %to=a.vprof:time=$time ./a $threads && %expect a.vprof -- "report['dropped']['moved_stacks'] == 0" \
// RUN:     "report['fibres'] == 64" "report['threads'] == 1 + $threads" "calls('inner') == 6400" "calls('leaf') == 12800" "calls('yield') == 6400" \
// RUN:     "edge('resume', 'body') == 64" "edge(None, 'body') == 0" || exit 1; done; done
// RUN: %profiler report a.vprof | grep "note: 64 fibres: times are those of samples alone"

// Fibres are counted exactly, whichever thread resumes them, below the path on which they were
// started: each has a tree of its own, which only the thread that runs it writes.
#include "fibres.h"
int main(int count, char **arguments) {
  (void)count;
  return run_fibres(arguments[1][0] - '0');
}
