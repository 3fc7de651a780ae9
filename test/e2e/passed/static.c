// REQUIRES: static
// RUN: %enter && for level in 0 2; do %clang -O$level -static %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "edge('main', 'outer') == 1000" "edge('outer', 'inner') == 1000" "all_calls() == 2001" "nothing_dropped()" || exit 1; done

// A program without a dynamic linker finds its runtime, too.
static volatile int sink;
__attribute__((noinline)) static int inner(int n) { return sink = n + 1; }
__attribute__((noinline)) static int outer(int n) { return inner(n) + sink; }
int main(void) {
  int right = 0;
  for (int n = 0; n < 1000; n++)
    right += outer(n) == 2 * n + 2;
  return right != 1000;
}
