// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "edge('catches', 'dives') == 500" "edge('dives', 'dives') == 4500" "edge('dives', 'jumps') == 500" "edge('catches', 'after') == 500" \
// RUN:   "edge('main', 'catches') == 500" "edge('main', 'room') == 500" "edge('room', 'fill') == 1000" "edge('main', 'last') == 1" \
// RUN:   "report['dropped']['calls'] == 0" || exit 1; done

// longjmp leaves both timed and other bodies. Memory that a body takes from its stack at run time
// belongs to it until it returns.
#include <alloca.h>
#include <setjmp.h>
#include <string.h>
#define NOINLINE __attribute__((noinline))
static jmp_buf place;
static volatile int sink;
NOINLINE static void jumps(int n) {
  sink = n;
  longjmp(place, n);
}
NOINLINE static void dives(int depth, int n) {
  if (depth == 0)
    jumps(n);
  dives(depth - 1, n);
  sink = 2;
}
NOINLINE static void after(void) { sink = 3; }
NOINLINE static int catches(int n) {
  volatile int kept = 7 * n;
  const int arrived = setjmp(place);
  if (arrived == 0)
    dives(9, n + 1);
  after();
  return kept == 7 * n && arrived == n + 1;
}
NOINLINE static char *fill(char *block, int n, char with) { return memset(block, with, (size_t)n); }
NOINLINE static int room(int n) {
  char *first = fill(alloca((size_t)n), n, 'a');
  char second[n];
  fill(second, n, 'b');
  int right = 0;
  for (int i = 0; i < n; i++)
    right += first[i] == 'a' && second[i] == 'b';
  return right == n;
}
NOINLINE static void last(void) { sink = 4; }
int main(void) {
  int right = 0;
  for (int n = 0; n < 500; n++) {
    right += catches(n);
    right += room(n + 1);
  }
  last();
  return right != 1000;
}
