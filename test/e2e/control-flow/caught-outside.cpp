// RUN: %enter
// RUN: %plain-clang -c -DOUTSIDE %s -o outside.o
// RUN: for exits in normal unwind; do for level in 0 2; do \
// RUN:   env VAIS_PROFILER_PASS_OPTIONS=exits=$exits %clangxx -O$level %s outside.o -o $exits$level && \
// RUN:   for time in sampled exact; do %to=$exits$level-$time.vprof:time=$time ./$exits$level || exit 1; done || exit 1; done; done
// RUN: for run in 0-sampled 0-exact 2-sampled 2-exact; do %expect normal$run.vprof -- \
// RUN:   "edge('thrower', 'handle') == 100" "edge('work', 'rest') == 100" "edge('main', 'last') == 1" || exit 1; done
// RUN: for run in 0-sampled 0-exact 2-sampled 2-exact; do %expect unwind$run.vprof -- \
// RUN:   "edge('work', 'handle') == 100" "edge('work', 'rest') == 100" "edge('picky', 'thrower') == 100" \
// RUN:   "edge('main', 'last') == 1" "report['dropped']['calls'] == 0" || exit 1; done

// If code without hooks catches an exception, nothing tells that the functions in between were
// left: what that code calls next is below the function that threw. Instrumented code knows its own
// context, and with exits=unwind this works in any case.
extern "C" {
void run_and_catch(void (*run)(), void (*handler)());
}
#ifdef OUTSIDE
void run_and_catch(void (*run)(), void (*handler)()) {
  try {
    run();
  } catch (...) {
    handler();
  }
}
#else
#define NOINLINE __attribute__((noinline))
static volatile int sink;
extern "C" {
NOINLINE void thrower() {
  if (!sink)
    throw 1.5;
}
NOINLINE void picky() {
  try {
    thrower();
    sink = 1;
  } catch (int) {
    sink = 2;
  }
}
NOINLINE void passes_through() {
  picky();
  sink = 3;
}
NOINLINE void handle() { sink = 0; }
NOINLINE void rest() { sink = 0; }
NOINLINE void work() {
  run_and_catch(passes_through, handle);
  rest();
  sink = 0;
}
NOINLINE void last() { sink = 4; }
}
int main() {
  for (int i = 0; i < 100; ++i)
    work();
  last();
}
#endif
