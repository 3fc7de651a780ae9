// RUN: %enter && %clang -O0 -I %inputs -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('forker') == 4" "calls('take_paths') == 40" "calls('child') == 0" "nothing_dropped()"
// RUN: test $(ls | grep -c "a.vprof\.[0-9]") -eq 40
// RUN: %expect a.vprof.* -- "calls('child') == 40" "edge('child', 'take_paths') == 40" "calls('forker') == 0" \
// RUN:   "all_calls() == 40 * (2 + 6 * 100)" "nothing_dropped()"

// Four threads fork at the same time, repeatedly, and immediately continue along new paths, as do
// their children: each tree is copied as a whole.
#include "many-paths.h"
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void child(void) { take_paths(100); }
static void *forker(void *argument) {
  for (int i = 0; i < 10; i++) {
    const pid_t id = fork();
    if (id == 0) {
      child();
      exit(0);
    }
    take_paths(100);
    int status;
    if (waitpid(id, &status, 0) != id || status)
      abort();
  }
  return argument;
}
int main(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, forker, NULL);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
