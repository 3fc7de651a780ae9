// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && for time in none sampled exact; do rm -f a.vprof && \
// RUN:   %to=a.vprof:time=$time:max_contexts=8 ./a && %expect a.vprof -- "report['dropped']['moved_stacks'] > 0" "report['fibres'] == 0" \
// RUN:     "calls('main') == 1" || exit 1; done
// RUN: %profiler report a.vprof | grep "note: stacks moved between threads"

// Fibres that get no tree of their own, because there are too many contexts already, may cost counts
// once another thread resumes them. The report says so.
#include "fibres.h"
int main(void) { return run_fibres(2); }
