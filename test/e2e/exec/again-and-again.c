// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a 5
// RUN: test $(ls | grep -c "a.vprof") -eq 6
// RUN: %expect a.vprof* -- "calls('work') == 6" "calls('main') == 6" "len(report['processes']) == 6"

// A program that repeatedly executes itself in one process leaves a profile each time.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(int argc, char **argv) {
  work();
  const int left = argc > 1 ? atoi(argv[1]) : 0;
  if (left == 0)
    return 0;
  char next[16];
  snprintf(next, sizeof next, "%d", left - 1);
  execl(argv[0], argv[0], next, (char *)NULL);
  return 1;
}
