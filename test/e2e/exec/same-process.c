// RUN: %enter && %clang -O0 %s -o first && %clang -O0 -DSECOND %s -o second && %to=a.vprof ./first
// RUN: test "$(ls | grep vprof | tr '\n' ' ')" = "a.vprof a.vprof.2 "
// RUN: %expect a.vprof -- "calls('first') == 3" "calls('second') == 0" "report['program']['path'].endswith('/first')"
// RUN: %expect a.vprof.2 -- "calls('second') == 4" "calls('first') == 0" "report['program']['path'].endswith('/second')"
// RUN: mkdir run && cd run && %profiler run -o a.vprof -- ../first 2> report.txt
// RUN: FileCheck %s < report.txt
// RUN: %expect a.vprof* -- "calls('first') == 3" "calls('second') == 4"

// If a process is replaced by another instrumented program, the profiles of both are kept, though
// they have the same process id and name; `run` reports both.
// CHECK-DAG: 3 {{.*}} first
// CHECK-DAG: 4 {{.*}} second
// CHECK: profile: a.vprof (+ 1
#include <libgen.h>
#include <stdio.h>
#include <unistd.h>
static volatile int sink;
#ifdef SECOND
static void second(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 4; i++)
    second();
  return 0;
}
#else
static void first(void) { sink = 1; }
int main(int argc, char **argv) {
  for (int i = 0; i < 3; i++)
    first();
  char path[4096];
  snprintf(path, sizeof path, "%s/second", dirname(argv[argc - 1]));
  execl(path, path, (char *)NULL);
  return 1;
}
#endif
