// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('noise') == 400000" "calls('forker') == 1" "calls('child') == 0" "nothing_dropped()"
// RUN: test $(ls | grep -c "a.vprof\.[0-9]") -eq 20
// RUN: for child in a.vprof.*; do %expect $child -- "calls('child') == 10" "calls('noise') == 0" \
// RUN:   "calls('leaf') == 10" "edge('child', 'leaf') == 10" "all_calls() == 20" "report['threads'] == 1" || exit 1; done

// A thread forks while others record, and meets new functions afterwards: each child has only its
// own calls, and the parent loses none. Without %%p in the name, the child's process id is appended.
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void noise(int n) { sink = n; }
static void leaf(void) { sink = 1; }
static void child(void) { leaf(); }
static void *work(void *argument) {
  for (int i = 0; i < 100000; i++)
    noise(i);
  return argument;
}
static void *forker(void *argument) {
  for (int i = 0; i < 20; i++) {
    if (fork() == 0) {
      for (int j = 0; j < 10; j++)
        child();
      exit(0);
    }
  }
  int status;
  while (wait(&status) > 0)
    if (status)
      abort();
  return argument;
}
int main(void) {
  pthread_t threads[5];
  for (int i = 0; i < 5; i++)
    pthread_create(&threads[i], NULL, i ? work : forker, NULL);
  for (int i = 0; i < 5; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
