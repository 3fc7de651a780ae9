// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && %to=a.vprof:time=none ./a
// RUN: %expect a.vprof -- "report['dropped']['moved_stacks'] == 0" "calls('inner') == 6400" "calls('leaf') == 12800" "calls('yield') == 6400"
// XFAIL: *

// Fibres that another thread resumes are counted exactly, no thread writing another one's tree.
//
// Expected to fail: a frame restores the context that it got at its entry, on whichever thread it
// goes on. On the fast path nothing tells that this is another thread's. It passes when a frame's
// calls no longer depend on the thread that the frame was entered on.
#include "fibres.h"
int main(void) { return run_fibres(2); }
