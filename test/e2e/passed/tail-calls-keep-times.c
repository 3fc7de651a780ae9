// REQUIRES: x86-64
// RUN: %enter && %clang -O2 %s -o a && objdump -d a | grep -E "jmp.*(first|second)" && \
// RUN: for way in time=exact time=sampled mode=trace; do %to=$way.vprof:$way ./a && %expect $way.vprof -- \
// RUN:   "calls('first') == 20000" "calls('second') == 20000" "self_ns('first') > self_ns('loop')" \
// RUN:   "self_ns('second') > self_ns('loop')" "nothing_dropped()" || exit 1; done

// What a function does before a tail call is its own time, and what it becomes has its own: not their
// caller's. Were it otherwise, loop would have all of it. (A sampled time of loop is uncertain by a tenth.)
#define NOINLINE __attribute__((noinline))
static volatile long sink;
#define WORK(rounds) for (long i = 0; i < (rounds); i++) sink = i
NOINLINE static void second(long n);
NOINLINE static void first(long n) {
  WORK(1000);
  second(n);
}
NOINLINE static void second(long n) {
  WORK(1000);
  if (n > 1)
    first(n - 1);
}
NOINLINE static void loop(long n) {
  first(n);
  sink = 1;
}
int main(void) {
  for (int i = 0; i < 2000; i++)
    loop(10);
  return 0;
}
