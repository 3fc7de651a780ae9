// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('leaf') == 300000" "calls('left') == 100000" "calls('right') == 100000" \
// RUN:     "edge('left', 'leaf') == 200000" "edge('right', 'leaf') == 100000" "all_calls() == 500001" "nothing_dropped()" \
// RUN:     "report['program']['time_mode'] == '$time'" || exit 1; done
// RUN: %expect none.vprof -- "report['total_samples'] == 0" "all(f['self_ns'] == 0 for f in report['functions'])"
// RUN: %expect sampled.vprof -- "4 * 16 < report['total_samples'] < 50000"
// RUN: %expect exact.vprof -- "report['total_samples'] == 500001"

// How calls are timed does not affect how they are counted. With time=sampled the first 16 calls of
// each edge are timed whatever they cost, more as the budget allows, and by far not all.
static volatile int sink;
static void leaf(void) { sink++; }
static void left(void) {
  leaf();
  leaf();
}
static void right(void) { leaf(); }
int main(void) {
  for (int i = 0; i < 100000; i++) {
    left();
    right();
  }
  return 0;
}
