// REQUIRES: x86-64
// RUN: %enter && %clang -O1 -pthread %s -o a && for time in none sampled exact; do rm -f a*.vprof && \
// RUN:   %to=a.vprof:time=$time:memory=exact ./a > counts.txt && read works grows nested < counts.txt && \
// RUN:   %expect a.vprof -- "report['dropped']['moved_stacks'] == 0" "calls('work') == $works" "calls('grow') == $grows" \
// RUN:     "calls('nested') == $nested" "memory('work')[0] == $works" "edge('start', 'fibre') == 800" || exit 1; done

// Fibres whose stacks are switched by code that the profiler does not know, four threads that resume
// them in any order, stacks that are used again, fibres that start fibres, recursion, allocations,
// calls by pointer, and signal handlers on a stack of their own.
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 4, FIBRES = 200, GENERATIONS = 4, STEPS = 60, STACK = 32 << 10 };

struct fibre {
  void *stack_pointer; ///< while it does not run
  void **back;         ///< where whoever resumed it keeps its own
  char *stack;
  uint64_t state; ///< of its random numbers
  int generation, nests, is_over;
  pthread_mutex_t lock;
};
static struct fibre fibres[FIBRES];
static _Atomic long works, grows, nested_calls;
static _Atomic long waiting = FIBRES;

/* Saves the registers that a callee must keep, and continues with another stack. */
void switch_stacks(void **from, void *to);
__asm__("switch_stacks:\n"
        "push %rbp\n push %rbx\n push %r12\n push %r13\n push %r14\n push %r15\n"
        "mov %rsp, (%rdi)\n mov %rsi, %rsp\n"
        "pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbx\n pop %rbp\n ret\n"
        "fibre_entry:\n mov %r12, %rdi\n call *%r13\n ud2\n");
void fibre_entry(void);

static uint64_t random_of(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return *state >> 33;
}

static void prepare(struct fibre *fibre, void (*function)(struct fibre *)) {
  void **top = (void **)(fibre->stack + STACK - 64);
  *--top = (void *)fibre_entry;
  *--top = NULL, *--top = NULL;          /* rbp, rbx */
  *--top = fibre, *--top = (void *)function; /* r12, r13 */
  *--top = NULL, *--top = NULL;          /* r14, r15 */
  fibre->stack_pointer = top;
}

__attribute__((noinline)) static void yield(struct fibre *fibre) {
  switch_stacks(&fibre->stack_pointer, *fibre->back);
}
__attribute__((noinline)) static void work(struct fibre *fibre) {
  works++;
  void *volatile block = malloc(16 + random_of(&fibre->state) % 64);
  yield(fibre);
  free(block);
}
__attribute__((noinline)) static int grow(struct fibre *fibre, int depth) {
  grows++;
  if (depth == 0)
    return work(fibre), 0;
  volatile int here = depth; // keeps it a recursion
  return grow(fibre, depth - 1) + here;
}
static int (*volatile grow_by_pointer)(struct fibre *, int) = grow;

/* A fibre that a fibre starts. */
__attribute__((noinline)) static void nested(struct fibre *inner) {
  nested_calls++;
  yield(inner);
  inner->is_over = 1;
  yield(inner);
}
__attribute__((noinline)) static void nest(struct fibre *fibre) {
  struct fibre inner = {0};
  void *here;
  inner.stack = malloc(STACK);
  inner.back = &here;
  prepare(&inner, nested);
  while (!inner.is_over) {
    switch_stacks(&here, inner.stack_pointer);
    work(fibre);
  }
  free(inner.stack);
}
static void fibre(struct fibre *self) {
  for (int i = 0; i < STEPS; i++) {
    const uint64_t choice = random_of(&self->state) % 16;
    if (choice == 0 && self->nests++ < 8)
      nest(self);
    else if (choice < 8)
      grow_by_pointer(self, (int)choice);
    else
      work(self);
  }
  self->is_over = 1;
  for (;;)
    yield(self);
}
__attribute__((noinline)) static void start(struct fibre *each, void **back) {
  each->is_over = 0;
  each->back = back;
  prepare(each, fibre);
  switch_stacks(back, each->stack_pointer);
  __asm__ volatile(""); // not a tail call, in which the caller would be gone
}
__attribute__((noinline)) static void resume(struct fibre *each, void **back) {
  each->back = back;
  switch_stacks(back, each->stack_pointer);
}

static void on_signal(int signal) {
  (void)signal;
}

static void *run(void *argument) {
  uint64_t state = (uintptr_t)argument;
  const stack_t alternate = {.ss_sp = malloc(SIGSTKSZ), .ss_size = SIGSTKSZ};
  sigaltstack(&alternate, NULL);
  void *here;
  while (waiting) {
    struct fibre *each = &fibres[random_of(&state) % FIBRES];
    if (pthread_mutex_trylock(&each->lock))
      continue;
    if (random_of(&state) % 64 == 0)
      pthread_kill(pthread_self(), SIGUSR1);
    if (each->is_over && each->generation < GENERATIONS) {
      each->generation++;
      start(each, &here);
    } else if (!each->is_over) {
      resume(each, &here);
      waiting -= each->is_over && each->generation == GENERATIONS;
    }
    pthread_mutex_unlock(&each->lock);
  }
  return NULL;
}

int main(void) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK | SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  for (int i = 0; i < FIBRES; i++) {
    fibres[i].stack = malloc(STACK);
    fibres[i].state = (uint64_t)i;
    fibres[i].is_over = 1;
    pthread_mutex_init(&fibres[i].lock, NULL);
  }
  pthread_t threads[THREADS];
  for (long i = 0; i < THREADS; i++)
    pthread_create(&threads[i], NULL, run, (void *)(i + 1));
  for (int i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  printf("%ld %ld %ld\n", works, grows, nested_calls);
  return 0;
}
