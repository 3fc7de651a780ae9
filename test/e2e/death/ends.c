// RUN: %enter && %clang -O0 -pthread %s -o a
// RUN: for end in abort:134 null:139 overflow:139 divide:136 trap:132 _exit:7 exit:8 nested:9 thread:10 quick:11 term:143 last:0; do \
// RUN:   name=${end%%:*}; %to=$name.vprof %ends-with ${end#*:} ./a $name && \
// RUN:   %expect $name.vprof -- "calls('main') == 1" "calls('before') == 100" "edge('main', 'before') == 100" \
// RUN:     "report['dropped']['calls'] == 0" "calls('dive') > 1000 if '$name' == 'overflow' else calls('dive') == 0" || exit 1; done
// RUN: for name in exit nested thread last _exit quick; do %expect $name.vprof -- "report['program']['state'] == 'exited'" || exit 1; done
// RUN: for name in abort overflow; do %expect $name.vprof -- "report['program']['state'] == 'running'" || exit 1; done
// RUN: ! ls | grep tmp

// However a process ends, it ends as without the profiler, and its counts are in the profile: by
// abort, a bad address, a stack overflow, a division by zero, a trap, _exit, exit here, deep down
// or in a thread, quick_exit, a signal, or with the main thread gone before the others.
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static volatile int sink, zero;
static volatile int *volatile nowhere;
static void before(void) { sink = 1; }
static int dive(int n) { return dive(n + 1) + 1; }
static void nested(int n) {
  if (n == 0)
    exit(9);
  nested(n - 1);
}
static void *leave(void *status) {
  usleep(1000);
  exit(*(int *)status);
}
int main(int argc, char **argv) {
  for (int i = 0; i < 100; i++)
    before();
  const char *end = argv[argc - 1];
  static int status;
  pthread_t thread;
  if (!strcmp(end, "abort"))
    abort();
  if (!strcmp(end, "null"))
    *nowhere = 1;
  if (!strcmp(end, "overflow"))
    dive(0);
  if (!strcmp(end, "divide"))
    sink = 1 / zero;
  if (!strcmp(end, "trap"))
    __builtin_trap();
  if (!strcmp(end, "_exit"))
    _exit(7);
  if (!strcmp(end, "exit"))
    exit(8);
  if (!strcmp(end, "nested"))
    nested(50);
  if (!strcmp(end, "quick"))
    quick_exit(11);
  if (!strcmp(end, "term"))
    raise(SIGTERM);
  status = strcmp(end, "thread") ? 0 : 10;
  pthread_create(&thread, NULL, leave, &status);
  if (!strcmp(end, "last"))
    pthread_exit(NULL);
  pthread_join(thread, NULL);
  return 1;
}
