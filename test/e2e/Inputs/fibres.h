/* 64 fibres that call inner() a hundred times each, in turns on one thread or, from the second round
   on, on two at once: every other fibre then goes on on another thread than it began on. */

#include <pthread.h>
#include <stdlib.h>
#include <ucontext.h>

enum { FIBRES = 64, ROUNDS = 100, STACK = 65536 };

static ucontext_t homes[2], fibres[FIBRES];
static int runs_on[FIBRES], thread_count;
static pthread_barrier_t first_round;
static volatile int sink;

__attribute__((noinline)) static void leaf(void) { sink = 1; }
__attribute__((noinline)) static void yield(int fibre) {
  swapcontext(&fibres[fibre], &homes[runs_on[fibre]]);
}
__attribute__((noinline)) static void inner(int fibre) {
  leaf();
  yield(fibre);
  leaf();
}
static void body(int fibre) {
  for (int round = 0; round < ROUNDS; round++)
    inner(fibre);
  setcontext(&homes[runs_on[fibre]]);
}
static void resume(int fibre, int thread) {
  runs_on[fibre] = thread;
  swapcontext(&homes[thread], &fibres[fibre]);
}
static void *work(void *argument) {
  const int thread = (int)(long)argument;
  for (int round = 0; round <= ROUNDS; round++) {
    for (int fibre = 0; fibre < FIBRES; fibre++)
      if (round == 0 ? thread == 0 : fibre % thread_count == thread)
        resume(fibre, thread);
    if (round == 0)
      pthread_barrier_wait(&first_round);
  }
  return NULL;
}
static int run_fibres(int threads) {
  pthread_t ids[2];
  thread_count = threads;
  pthread_barrier_init(&first_round, NULL, (unsigned)threads);
  for (int i = 0; i < FIBRES; i++) {
    getcontext(&fibres[i]);
    fibres[i].uc_stack.ss_sp = malloc(STACK);
    fibres[i].uc_stack.ss_size = STACK;
    makecontext(&fibres[i], (void (*)(void))body, 1, i);
  }
  for (long i = 0; i < threads; i++)
    pthread_create(&ids[i], NULL, work, (void *)i);
  for (int i = 0; i < threads; i++)
    pthread_join(ids[i], NULL);
  return 0;
}
