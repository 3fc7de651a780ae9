// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('start') == 20" "calls('prepare') == 20" "calls('after') == 20" \
// RUN:   "edge('main', 'after') == 20" "edge('start', 'prepare') == 20" "nothing_dropped()"
// RUN: test $(ls | grep -c vprof) -eq 1

// A vfork child borrows its parent's memory until it executes another program. It has no profile of
// its own, and the parent is in its own function again when it continues.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void prepare(void) { sink = 1; }
static void after(void) { sink = 2; }
static void start(void) {
  if (vfork() == 0) {
    prepare();
    execl("/bin/true", "true", (char *)NULL);
    _exit(1);
  }
  int status;
  wait(&status);
  if (status)
    abort();
}
int main(void) {
  for (int i = 0; i < 20; i++) {
    start();
    after();
  }
  return 0;
}
