// RUN: %enter && %clang -O1 %s -o a
// RUN: %to=a.vprof:children=off ./a && test $(ls | grep -c vprof) -eq 1
// RUN: %expect a.vprof -- "calls('child') == 0" "calls('parent') == 3" "memory('parent') == (3, 300, 3)" "memory('child') == (0, 0, 0)" \
// RUN:   "memory('main') == (3, 3, 3)" "nothing_dropped()"
// RUN: rm a.vprof && %to=a.vprof:start=off ./a && test $(ls | grep -c vprof) -eq 1
// RUN: rm a.vprof && %to=a.vprof:start=off:toggle_signal=USR2 ./a toggle && test $(ls | grep -c "a.vprof") -eq 4
// RUN: %expect a.vprof.* -- "calls('child') == 3" "calls('parent') == 0" "edge('main', 'child') == 3" "memory('child') == (3, 600, 3)" \
// RUN:   "len(report['processes']) == 3" "nothing_dropped()"

// With children=off, children have no profiles and do not affect their parent's. They have none
// either while recording is off; a child that switches it on has one from then on.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void *volatile block;
__attribute__((noinline)) static void child(void) {
  block = malloc(200);
  free(block);
}
__attribute__((noinline)) static void parent(void) {
  block = malloc(100);
  free(block);
}
int main(int argc, char **argv) {
  for (int i = 0; i < 3; i++) {
    char *volatile inherited = malloc(1);
    if (fork() == 0) {
      if (!strcmp(argv[argc - 1], "toggle"))
        raise(SIGUSR2);
      child();
      free(inherited);
      exit(0);
    }
    parent();
    free(inherited);
    int status;
    if (wait(&status) < 0 || status)
      abort();
  }
  return 0;
}
