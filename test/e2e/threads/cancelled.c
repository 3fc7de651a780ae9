// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('work') == 20" "calls('wait_for_ever') == 20" "calls('clean_up') == 20" \
// RUN:   "calls('leave') == 20" "calls('main') == 1" "report['dropped']['calls'] == 0"

// Threads that are cancelled or leave by pthread_exit never return from their functions; what they
// called is counted, including cleanup handlers.
#include <pthread.h>
#include <unistd.h>
static void clean_up(void *argument) { *(int *)argument += 1; }
static void wait_for_ever(void) {
  for (;;)
    pause();
}
static void *work(void *argument) {
  pthread_cleanup_push(clean_up, argument);
  wait_for_ever();
  pthread_cleanup_pop(0);
  return NULL;
}
static void *leave(void *argument) { pthread_exit(argument); }
int main(void) {
  int cleaned = 0;
  for (int i = 0; i < 20; i++) {
    pthread_t cancelled, left;
    pthread_create(&cancelled, NULL, work, &cleaned);
    pthread_create(&left, NULL, leave, NULL);
    usleep(2000);
    pthread_cancel(cancelled);
    pthread_join(cancelled, NULL);
    pthread_join(left, NULL);
  }
  return cleaned != 20;
}
