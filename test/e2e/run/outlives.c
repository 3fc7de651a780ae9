// RUN: %enter && %clang -O0 %s -o a && %ends-with 3 %profiler run -o a.vprof -- ./a 2> report.txt && FileCheck %s < report.txt
// RUN: test -f a.vprof && grep -c . report.txt && ls -d a.vprof.* && %expect a.vprof -- "calls('work') == 0"
// RUN: test -f $(echo a.vprof.*/$(cat child).vprof) && touch go && while kill -0 $(cat child) 2> /dev/null && ! test -e done; do sleep 0.1; done
// RUN: %expect a.vprof.*/$(cat child).vprof -- "calls('work') >= 500000" "report['program']['state'] in ('running', 'exited')"
// RUN: ls a.vprof.*/$(cat late).vprof

// The profile of a child that outlives the program stays where the child continues to write it, and a
// child that starts later finds the directory, too. The report covers the child in its present state.
// CHECK: merged with 1 other
// CHECK: profile: a.vprof
// CHECK: vais-profiler: {{.*}}a.vprof.{{.*}}: holds the profiles of 1 child process still running
#include <stdio.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
static void write_process(const char *name) {
  FILE *file = fopen("unfinished", "w");
  fprintf(file, "%d\n", (int)getpid());
  fclose(file);
  rename("unfinished", name); // whoever sees it sees all of it
}
static void wait_for(const char *name) {
  for (int i = 0; i < 6000 && access(name, F_OK) != 0; i++)
    usleep(10000);
}
static void outlive(void) {
  wait_for("go");
  for (int i = 0; i < 500000; i++)
    work();
  if (fork() == 0) {
    work();
    write_process("late");
    return;
  }
  wait_for("late");
  write_process("done");
}
int main(void) {
  if (fork() == 0) {
    write_process("child");
    outlive();
    return 0;
  }
  wait_for("child");
  return 3;
}
