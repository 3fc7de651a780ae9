// RUN: %enter && %clang -O0 -I %inputs %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "all_calls() == 20000 * 6 + 2" "calls('take_paths') == 1" "nothing_dropped()"
// RUN: %expect a.vprof.* -- "all_calls() == 30000 * 6 + 1" "edge('main', 'take_paths') == 1" "nothing_dropped()"
// RUN: test $(stat -c %%s a.vprof) -gt 5000000 && test $(stat -c %%s a.vprof.*) -gt 5000000

// Parent and child both make thousands of contexts after the fork, each in its own file.
#include "many-paths.h"
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  const pid_t id = fork();
  random_state = id ? 1 : 2;
  take_paths(id ? 20000 : 30000);
  int status = 0;
  if (id)
    wait(&status);
  return status;
}
