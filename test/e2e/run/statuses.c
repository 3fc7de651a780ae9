// RUN: %enter && %clang -O0 %s -o a
// RUN: for end in 0:0 1:1 77:77 abort:134 kill:137 term:143; do \
// RUN:   %ends-with ${end#*:} %profiler run -o a.vprof -- ./a ${end%%:*} > out.txt 2> report.txt && \
// RUN:   test "$(cat out.txt)" = "standard output" && grep -q "^standard error" report.txt && grep -q "profile: a.vprof" report.txt && \
// RUN:   %expect a.vprof -- "calls('work') == 10" "calls('main') == 1" || exit 1; done
// RUN: %ends-with 0 %profiler run -- ./a 0 2> report.txt && %expect a.*.vprof -- "calls('work') == 10"
// RUN: FileCheck %s < report.txt && test "$(ls | tr '\n' ' ')" = "a $(ls a.*.vprof) a.vprof out.txt report.txt "

// `run` ends with the status of its program, 128 + N for signal N, does not touch its output,
// reports on standard error and keeps one file.
// CHECK: Program   ./a 0
// CHECK: exited
// CHECK: 10 {{.*}} work
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(int argc, char **argv) {
  const char *end = argv[argc - 1];
  for (int i = 0; i < 10; i++)
    work();
  puts("standard output");
  fflush(stdout);
  fputs("standard error\n", stderr);
  if (!strcmp(end, "abort"))
    abort();
  if (!strcmp(end, "kill"))
    raise(SIGKILL);
  if (!strcmp(end, "term"))
    raise(SIGTERM);
  return atoi(end);
}
