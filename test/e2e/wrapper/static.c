// REQUIRES: static
// RUN: %enter && %clang -O0 -static -pthread -Wl,--build-id=0x1234567890 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('work') == 100" "calls('child') == 0" "edge('main', 'work') == 100" "calls('in_thread') == 1" \
// RUN:   "report['program']['build_id'] == '1234567890'" "report['program']['state'] == 'exited'"
// RUN: %expect a.vprof.* -- "calls('child') == 1" "calls('work') == 0" "report['program']['forked']"

// A -static executable records like any other, in threads and after fork too.
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
static void child(void) { sink = 2; }
static void *in_thread(void *argument) { return argument; }
int main(void) {
  for (int i = 0; i < 100; i++)
    work();
  pthread_t thread;
  pthread_create(&thread, NULL, in_thread, NULL);
  pthread_join(thread, NULL);
  if (fork() == 0) {
    child();
    return 0;
  }
  int status;
  wait(&status);
  return status;
}
