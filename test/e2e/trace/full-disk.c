// REQUIRES: tmpfs
// RUN: %enter && %clang -O0 %s -o a && mkdir small
// RUN: unshare -m sh -c 'mount -t tmpfs -o size=2m none small && %to=small/a.vprof:mode=trace ./a && cp --sparse=always small/a.vprof .'
// RUN: %expect a.vprof -- "calls('main') == 1" "calls('step') > 50000" "report['dropped']['calls'] > 50000" \
// RUN:   "calls('step') + report['dropped']['calls'] == 200000" "report['program']['state'] == 'exited'"
// RUN: %profiler replay a.vprof | grep "events lost\]"
// RUN: (ulimit -f 65536; %to=b.vprof:mode=trace ./a) && %expect b.vprof -- "calls('step') + report['dropped']['calls'] == 200001" "calls('main') == 0"

// A disk that fills up, or a limit on the size of files, costs events but never the program, and
// each lost event is counted.
static volatile int sink;
static void step(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 200000; i++)
    step();
  return 0;
}
