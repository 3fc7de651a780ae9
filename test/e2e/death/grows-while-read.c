// RUN: %enter && %clang -O0 %s -o a
// RUN: %to=a.vprof ./a > ready.txt & id=$!; while ! grep -q ready ready.txt; do sleep 0.01; done; \
// RUN:   for i in 1 2 3 4 5 6 7 8; do %expect a.vprof -- "print(calls('descend')) or calls('descend') > 0" || exit 1; done > seen.txt && \
// RUN:   kill -9 $id && ! wait $id
// RUN: %expect a.vprof -- "print(calls('descend')) or calls('main') == 1" >> seen.txt
// RUN: test $(wc -l < seen.txt) -eq 9 && sort -n -u seen.txt | cmp - seen.txt

// Reading the profile of a process that makes new contexts all the time works every time, and its
// counts only ever rise.
#include <stdio.h>
static volatile unsigned random_state = 1;
static void descend(int depth);
#define PATH(n)                                                                                    \
  static void path##n(int depth) { descend(depth); }
PATH(0) PATH(1) PATH(2) PATH(3) PATH(4) PATH(5) PATH(6) PATH(7)
static void (*const paths[8])(int) = {path0, path1, path2, path3, path4, path5, path6, path7};
static void descend(int depth) {
  random_state = random_state * 1103515245 + 12345;
  if (depth > 0)
    paths[random_state >> 16 & 7](depth - 1);
}
int main(void) {
  puts("ready");
  fflush(stdout);
  for (;;)
    descend(6);
}
