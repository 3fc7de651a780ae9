// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && %to=a.vprof:time=none ./a
// RUN: %expect a.vprof -- "report['dropped']['moved_stacks'] == 0" "calls('inner') == 6400" "calls('leaf') == 12800" "calls('yield') == 6400"
// XFAIL: *

// Fibres that another thread resumes are counted exactly, and no thread writes to the tree of another.
//
// Expected to fail: a frame restores the context that it got at its entry, on whichever thread it
// continues. Nothing on the fast path tells that this context belongs to another thread. It will
// pass when a frame's calls no longer depend on the thread on which the frame was entered.
#include "fibres.h"
int main(void) { return run_fibres(2); }
