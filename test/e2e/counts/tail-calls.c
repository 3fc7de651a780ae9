// RUN: %enter && %clang -O2 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('state_a') == 500000" "calls('state_b') == 500000" "calls('finish') == 1" \
// RUN:   "edge('main', 'state_a') == 500000" "edge('main', 'state_b') == 500000" "edge('main', 'finish') == 1" "nothing_dropped()"

// A chain of a million tail calls runs in constant stack space, as without the profiler. A tail
// call leaves its function first, so that all of them are calls from main.
static volatile int sum;
static void finish(void);
static void state_b(int n);
__attribute__((noinline)) static void state_a(int n) {
  sum += n;
  __attribute__((musttail)) return state_b(n - 1);
}
__attribute__((noinline)) static void state_b(int n) {
  sum -= n;
  if (n > 0)
    __attribute__((musttail)) return state_a(n - 1);
}
__attribute__((noinline)) static void finish(void) { sum = 0; }
int main(void) {
  state_a(999999);
  finish();
  return 0;
}
