/* Counts pairs of brackets. One that is not closed makes it crash: there is no log to complain to.
 *
 *   vais-profiler-clang -O1 -g crash.c -o crash
 */
#include <stdio.h>

static const char *text;
static char *volatile log_line; /* nobody sets it */

__attribute__((noinline)) char next(void) { return *text++; }

__attribute__((noinline)) void complain(char found) { *log_line = found; }

__attribute__((noinline)) void expect(char wanted) {
  char found = next();
  if (found != wanted)
    complain(found);
}

__attribute__((noinline)) int pairs(void) {
  int count = 0;
  while (*text == '(') {
    expect('(');
    count += 1 + pairs();
    expect(')');
  }
  return count;
}

int count_pairs(const char *of) {
  text = of;
  return pairs();
}

int main(void) {
  printf("%d\n", count_pairs("((()())())"));
  fflush(stdout);
  printf("%d\n", count_pairs("((())"));
  return 0;
}
