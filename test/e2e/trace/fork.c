// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof:mode=trace ./a > child.txt && child=$(cat child.txt)
// RUN: %expect a.vprof -- "calls('step') == 40100" "calls('main') == 1" "calls('inChild') == 0" "nothing_dropped()"
// RUN: %expect a.vprof.$child -- "calls('step') == 30000" "calls('inChild') == 1" "calls('main') == 0" "nothing_dropped()"
// RUN: %profiler replay a.vprof.$child > b.txt && head -n 1 b.txt | grep "older events were not kept" && tail -n 1 b.txt | grep "main: began before"
// RUN: %profiler run --mode=trace -o c.vprof -- ./a 2> said.txt > child.txt && grep "c.vprof (+ 1 of child processes)" said.txt && %profiler replay c.vprof.$(cat child.txt) | grep -cE "step\(\)(;| \{)" | grep -x 30000

// A forked child has a trace of its own, from the fork on; that of its parent continues.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void step(void) { sink = 1; }
static void inChild(void) {
  for (int i = 0; i < 30000; i++)
    step();
}
int main(void) {
  for (int i = 0; i < 100; i++)
    step();
  const pid_t child = fork();
  if (child == 0) {
    inChild();
    return 0;
  }
  for (int i = 0; i < 40000; i++)
    step();
  waitpid(child, NULL, 0);
  printf("%d\n", child);
  return 0;
}
