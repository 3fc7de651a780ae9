// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "edge('sorts', 'compare') == calls('compare')" "calls('compare') > 300" "edge('compare', 'key') == 2 * calls('compare')" \
// RUN:   "edge('sorts', 'after') == 50" "edge('sorts', 'sum') == 50" "edge('sum', 'key') == 150" "edge('sorts', 'twice') == 25" \
// RUN:   "edge('sorts', 'thrice') == 25" "edge('even', 'odd') == 150" "edge('odd', 'even') == 125" "edge('sorts', 'even') == 50" \
// RUN:   "edge('main', 'sorts') == 50" "nothing_dropped()" || exit 1; done

// Calls that pass no context, through libc or pointers or of variadic functions, are counted where
// they come from, and so are calls out of those functions.
#include <stdarg.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
static volatile int sink;
NOINLINE static int key(int n) { return sink = n; }
static int compare(const void *a, const void *b) { return key(*(const int *)a) - key(*(const int *)b); }
NOINLINE static void after(void) { sink = 1; }
NOINLINE static int sum(int count, ...) {
  va_list rest;
  va_start(rest, count);
  int result = 0;
  for (int i = 0; i < count; i++)
    result += key(va_arg(rest, int));
  va_end(rest);
  return result;
}
static int twice(int n) { return 2 * n; }
static int thrice(int n) { return 3 * n; }
static int (*volatile functions[])(int) = {twice, thrice};
NOINLINE static int odd(int n);
NOINLINE static int even(int n) {
  const int result = n == 0 || odd(n - 1);
  sink = 0;
  return result;
}
NOINLINE static int odd(int n) {
  const int result = n != 0 && even(n - 1);
  sink = 0;
  return result;
}
NOINLINE static int sorts(int n) {
  int values[8];
  for (int i = 0; i < 8; i++)
    values[i] = (i * 5 + n) % 8;
  qsort(values, 8, sizeof *values, compare);
  after();
  for (int i = 0; i < 8; i++)
    if (values[i] != i)
      return 0;
  const int called = functions[n % 2](n);
  return sum(3, n, n, 1) == 2 * n + 1 && called == n * (2 + n % 2) && even(n % 10 + 1) == n % 2;
}
int main(void) {
  int right = 0;
  for (int n = 0; n < 50; n++)
    right += sorts(n);
  return right != 50;
}
