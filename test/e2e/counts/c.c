// RUN: %enter
// RUN: for level in 0 2; do %clang -O$level %s -o a$level && %to=a$level.vprof ./a$level || exit 1; done
// RUN: for level in 0 2; do %expect a$level.vprof -- "calls('main') == 1" "calls('step') == 1000" \
// RUN:   "calls('odd') == 500" "calls('even') == 500" "edge('step', 'odd') == 500" \
// RUN:   "edge('main', 'step') == 1000" "edge(None, 'main') == 1" "all_calls() == 2001" \
// RUN:   "nothing_dropped()" "report['program']['state'] == 'exited'" || exit 1; done

// Every call of every function is counted, with and without optimisation, along the edge that it
// took.
#define NOINLINE __attribute__((noinline))
static volatile int sum;
NOINLINE static void odd(int n) { sum += n; }
NOINLINE static void even(int n) { sum -= n; }
NOINLINE static void step(int n) {
  if (n % 2)
    odd(n);
  else
    even(n);
  sum++;
}
int main(void) {
  for (int i = 0; i < 1000; i++)
    step(i);
  return 0;
}
