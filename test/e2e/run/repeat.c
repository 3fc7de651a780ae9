// RUN: %enter && %clang -O0 %s -o a && echo input > in.txt && %ends-with 3 %profiler run --repeat 3 -o a.vprof -- ./a 3 < in.txt > out.txt 2> report.txt && FileCheck %s < report.txt
// RUN: test $(grep -c "input" out.txt) -eq 3 && test $(grep -c "^Program" report.txt) -eq 1 && test $(ls | wc -l) -eq 5
// RUN: %expect a.vprof -- "calls('work') == 60" "calls('main') == 3"
// RUN: %profiler diff a.vprof a.vprof --value calls | grep "3 before, 3 after"
// RUN: rm a.vprof && %ends-with 143 %profiler run --repeat 3 -o a.vprof -- ./a term < in.txt > /dev/null 2> report.txt && grep "found that a signal ended run 1" report.txt && %expect a.vprof -- "calls('main') == 1"
// RUN: for i in 1 2; do VAIS_PROFILER_OPTIONS=output=one.%%p.vprof ./a 0 < in.txt > /dev/null; done; %profiler merge one.*.vprof -o all.vprof && %profiler info all.vprof > info.txt && test $(grep -c "^Process" info.txt) -eq 4 && grep -E "^Runs +2, with their spread" info.txt
// RUN: echo text > kept && ! %profiler run --repeat 2 -o kept -- ./a 0 2> /dev/null && grep text kept && ! %profiler run --repeat 0 -- ./a 0 2> said.txt && grep 'expected a number from 1 to 10000, found 0' said.txt

// Several runs leave one profile, in which the children of a run belong to it, also for merge. Each
// run reads the input again, and the status is that of the program.
// CHECK: Process {{.*}}, merged with 5 others
// CHECK: Runs      3: all numbers are their sum
// CHECK: 60 {{.*}} work
// CHECK: profile: a.vprof (3 runs)
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(int argc, char **argv) {
  char line[80];
  const pid_t child = fork();
  for (int i = 0; i < 10; i++)
    work();
  if (child == 0)
    return 0;
  waitpid(child, NULL, 0);
  if (fgets(line, sizeof(line), stdin))
    fputs(line, stdout);
  fflush(stdout);
  if (!strcmp(argv[argc - 1], "term"))
    raise(SIGTERM);
  return atoi(argv[argc - 1]);
}
