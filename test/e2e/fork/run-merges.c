// RUN: %enter && %clang -O0 %s -o a && %profiler run -o a.vprof -- ./a 2> report.txt
// RUN: FileCheck %s < report.txt
// RUN: test $(ls | grep -c "a.vprof") -eq 4
// RUN: %expect a.vprof -- "calls('child') == 0" "calls('main') == 1"
// RUN: %expect a.vprof* -- "calls('child') == 30" "calls('main') == 1" "len(report['processes']) == 4"

// `run` reports a program and its children as one, says so, and keeps the profile of each process.
// CHECK: merged with 3 others
// CHECK-DAG: 30 {{.*}} child
// CHECK: profile: a.vprof (+ 3 of child processes)
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void child(void) { sink = 3; }
int main(void) {
  for (int i = 0; i < 3; i++)
    if (fork() == 0) {
      for (int j = 0; j < 10; j++)
        child();
      return 0;
    }
  while (wait(NULL) > 0)
    continue;
  return 0;
}
