// RUN: %enter && %clang -O0 %s -o a && printf '#!/bin/sh\n./a 1\n./a 2\nexit 6\n' > script && chmod +x script
// RUN: %ends-with 6 %profiler run --children -o s.vprof -- ./script 2> report.txt && FileCheck %s < report.txt
// RUN: test $(ls | grep -c "s.vprof") -eq 2 && %expect s.vprof.* -- "calls('work') == 20" "calls('main') == 2"

// With --children the program itself need not be instrumented; the programs that it starts are reported.
// CHECK: merged with 1 other
// CHECK: 20 {{.*}} work
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 10; i++)
    work();
  return 0;
}
