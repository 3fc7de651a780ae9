// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && %plain-clang -O0 -I %inputs -pthread %s -o plain
// RUN: ./plain > plain.txt && %to=a.vprof ./a > a.txt && cmp plain.txt a.txt && %to=missing/a.vprof ./a > b.txt 2> /dev/null && cmp plain.txt b.txt
// RUN: %expect a.vprof -- "calls('take_paths') == 1"

// A profiled program sees the same descriptors as without the profiler, whatever the profile needs
// meanwhile, and no thread, signal handler or signal mask that is not its own.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "many-paths.h"
int main(void) {
  take_paths(20000);
  for (int i = 0; i < 20; i++)
    printf("%d ", fcntl(i, F_GETFD) >= 0 && i > 2);
  printf("%d\n", open("/dev/null", O_RDONLY) - open("/dev/null", O_RDONLY));
  for (int i = 1; i < NSIG; i++) {
    struct sigaction action;
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    if (sigaction(i, NULL, &action) == 0)
      printf("%d %d ", action.sa_handler == SIG_DFL, sigismember(&mask, i));
  }
  FILE *status = fopen("/proc/self/status", "r");
  for (char line[256]; fgets(line, sizeof line, status);)
    if (strncmp(line, "Threads:", 8) == 0)
      fputs(line, stdout);
  return 0;
}
