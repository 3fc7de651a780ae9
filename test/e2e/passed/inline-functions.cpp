// RUN: %enter && for level in 0 2; do for other in with without; do \
// RUN:   test $other = with && compiler="%clangxx" || compiler="%plain-clangxx"; \
// RUN:   %clangxx -O$level -c %s -o main.o && $compiler -O$level -DOTHER -c %s -o other.o && \
// RUN:   %clangxx main.o other.o -o main-first-$other$level && %clangxx other.o main.o -o other-first-$other$level && \
// RUN:   for order in main other; do case $order-$other$level in main-without0) mains=150 all=150 ;; *-without?) mains=100 all=100 ;; *) mains=100 all=150 ;; esac; \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./$order-first-$other$level -- "calls('main') == 1" "edge('main', 'int twice<int>') == $mains" \
// RUN:     "calls('int twice<int>') == $all" "edge('main', 'Counter::add') == $mains" "calls('Counter::add') == $all" \
// RUN:     "edge('Counter::add', 'Counter::check') == $all" "nothing_dropped()" || exit 1; done; done; done
// RUN: for run in main other; do for level in 0 2; do %expect $run-first-with$level-none.vprof -- \
// RUN:   "edge('other', 'Counter::add') == 50" "edge('other', 'int twice<int>') == 50" || exit 1; done; done

// Of an inline function in two modules the linker keeps one, whose body may be that of the other
// module, and one module may not be instrumented. What main calls is counted even if the linker
// keeps the other module's functions, and what that one calls if it keeps main's. Optimised code
// has no names that only callers which pass contexts use.
#define NOINLINE __attribute__((noinline))
template <class T> NOINLINE inline T twice(T value) { return 2 * value; }
struct Counter {
  int sum = 0;
  NOINLINE bool check(int n) { return sum >= n; }
  NOINLINE void add(int n) {
    sum += n;
    if (!check(n))
      sum = -1000000;
  }
};
extern "C" int other(Counter &counter);
#ifdef OTHER
int other(Counter &counter) {
  for (int i = 0; i < 50; ++i)
    counter.add(twice(1));
  return counter.sum;
}
#else
int main() {
  Counter counter;
  for (int i = 0; i < 100; ++i)
    counter.add(twice(i));
  return other(counter) != 9900 + 100;
}
#endif
