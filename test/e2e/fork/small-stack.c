// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('forker') == 1" "calls('child') == 0"
// RUN: %expect a.vprof.* -- "calls('child') == 1"

// A thread with the smallest possible stack can fork, as without the profiler.
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void child(void) { sink = 1; }
static void *forker(void *argument) {
  const pid_t id = fork();
  if (id == 0) {
    child();
    _exit(0);
  }
  int status;
  waitpid(id, &status, 0);
  *(int *)argument = status;
  return NULL;
}
int main(void) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  if (pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN))
    abort();
  pthread_t thread;
  int status = -1;
  if (pthread_create(&thread, &attributes, forker, &status))
    abort();
  pthread_join(thread, NULL);
  return status != 0;
}
