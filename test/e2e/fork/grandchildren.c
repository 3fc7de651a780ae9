// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: test $(ls | grep -c "a.vprof") -eq 6
// RUN: %expect a.vprof -- "calls('descend') == 1"
// RUN: for child in a.vprof.*; do %expect $child -- "calls('descend') == (1 if calls('leaf') == 0 else 0)" \
// RUN:   "calls('descend') + calls('leaf') == 1" || exit 1; done
// RUN: %expect a.vprof* -- "calls('descend') == 5" "calls('leaf') == 1" "len(report['processes']) == 6"

// Children of children, five levels deep: every process counts its own calls on the paths that it inherited.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void leaf(void) { sink = 1; }
static void descend(int depth) {
  if (fork() == 0) {
    if (depth > 1)
      descend(depth - 1);
    else
      leaf();
    exit(0);
  }
  int status;
  wait(&status);
  if (status)
    abort();
}
int main(void) {
  descend(5);
  return 0;
}
