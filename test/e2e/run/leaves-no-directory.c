// RUN: %enter && %clang -O0 %s -o a && %profiler run -o a.vprof -- ./a 2> report.txt
// RUN: ! grep "holds the profiles" report.txt && test "$(ls -d a.vprof* | wc -l)" -eq 2
// RUN: %expect a.vprof a.vprof.* -- "len(report['processes']) == 2"

// A child that has become another program by exec no longer records, however long that program runs.
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  int ends[2];
  char byte;
  if (pipe2(ends, O_CLOEXEC) == 0 && fork() == 0) {
    execlp("sleep", "sleep", "3", (char *)0);
    _exit(1);
  }
  close(ends[1]);
  return (int)read(ends[0], &byte, 1); // until exec
}
