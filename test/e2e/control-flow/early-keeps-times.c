// RUN: %enter
// RUN: env VAIS_PROFILER_PASS_OPTIONS=point=early %clang -O2 %s -o a
// RUN: for time in sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('step') == 1000" "nothing_dropped()" "self_ns('step') > 0" || exit 1; done

// The optimiser runs after the hooks and must not turn them into jumps: a call is timed in one frame.
static volatile int sum;
__attribute__((noinline)) static void step(int n) {
  for (int i = 0; i < 1000; i++) // enough to be distinguished from the cost of timing it
    sum += n;
}
int main(void) {
  for (int i = 0; i < 1000; i++)
    step(i);
  return 0;
}
