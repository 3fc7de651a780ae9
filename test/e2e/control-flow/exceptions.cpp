// RUN: %enter
// RUN: for level in 0 2; do %clangxx -O$level %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "calls('thrower') == 1000" "edge('catcher', 'in_catch') == 1000" \
// RUN:     "edge('catcher', 'after') == 1000" "edge('main', 'last') == 1" "edge('middle', 'thrower') == 1000" \
// RUN:     "calls('Guard::~Guard') == 1000" "edge('middle', 'Guard::~Guard') == 1000" "report['dropped']['calls'] == 0" || exit 1; done; done

// What is called in a catch block and after it is called by the function that caught; what is
// called while the stack unwinds is called by the function that is being left.
#define NOINLINE __attribute__((noinline))
static volatile int sink;
struct Guard {
  NOINLINE ~Guard() { sink = 1; }
};
extern "C" {
NOINLINE void thrower(int n) {
  if (n >= 0)
    throw n;
}
NOINLINE void middle(int n) {
  Guard guard;
  thrower(n);
  sink = 2;
}
NOINLINE void in_catch() { sink = 3; }
NOINLINE void after() { sink = 4; }
NOINLINE void last() { sink = 5; }
NOINLINE void catcher(int n) {
  try {
    middle(n);
  } catch (int) {
    in_catch();
  }
  after();
  sink = 6; // otherwise the call above becomes a tail call, whose caller is main
}
}
int main() {
  for (int i = 0; i < 1000; ++i)
    catcher(i);
  last();
}
