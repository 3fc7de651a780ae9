/* Makes use of all hooks, and is interrupted by a handler that makes use of them, too.

   usage: interrupted steps STRIDE   after each STRIDEth instruction of everything, slow paths included
          interrupted storm RATE     by a thread that sends so many signals a second to four threads

   Blocks come from pools of the program's own, because malloc may not be interrupted by a handler that calls malloc:
   some are aligned to 16 bytes, as glibc's, some are not, and some are large. Prints "calls allocations bytes frees
   handled", and, with memory=exact, no block is alive at its end. Where recording keeps signals away, which a trap does
   not heed, the handler does nothing. It has a counter of its own: setting the same one is tried again after each
   interruption, which would be for ever. */
#define _GNU_SOURCE
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include <vais_profiler.h>

#define UNSEEN __attribute__((annotate("vais_profiler_never"), noinline))
#define NOINLINE __attribute__((noinline))

static volatile unsigned long calls, allocations, bytes, frees, handled;
#define ADD(number, amount) __atomic_fetch_add(&(number), amount, __ATOMIC_RELAXED)
#define COUNT() ADD(calls, 1)

/* A pool of blocks, each in 4 KiB of its own. */
enum { kBlocks = 16, kPools = 8 };
struct Pool {
  char room[kBlocks][4096];
  unsigned next;
};
static struct Pool pools[kPools] __attribute__((aligned(4096)));

/* Some of the addresses are aligned to 16 bytes, as is usual, and some are not. */
UNSEEN static void *take(struct Pool *pool, size_t size) {
  const unsigned number = pool->next++ % kBlocks;
  ADD(allocations, 1);
  ADD(bytes, size);
  return pool->room[number] + (number % 3 == 2 ? 40 : 32 * number);
}
/* A reallocation is one allocation and no free; here the block never moves. */
UNSEEN static void *resize(void *block, size_t size) {
  ADD(allocations, 1);
  ADD(bytes, size);
  return block;
}
UNSEEN static void give(void *block) {
  __asm__ volatile("" ::"r"(block)); /* an argument that is not used may be undefined where it is called */
  ADD(frees, 1);
}

NOINLINE static void leaf(void) { COUNT(); }
NOINLINE static void caller(int depth) {
  COUNT();
  if (depth > 0)
    caller(depth - 1);
  leaf();
}
static void (*volatile byPointer)(void) = leaf;

/* What both the program and its handlers do. */
NOINLINE static void useHooks(struct Pool *pool, const char *region) {
  COUNT();
  caller(3);
  byPointer();
  void *small = take(pool, 24), *other = take(pool, 100);
  give(small);
  void *large = take(pool, 2000);
  other = resize(other, 101);
  vais_profiler_region_begin(region);
  COUNT();
  leaf();
  vais_profiler_counter(region, 1);
  vais_profiler_mark(region);
  vais_profiler_region_end(region);
  give(large);
  give(other);
}

static __thread struct Pool *ofHandlers;
static volatile unsigned long steps, stride;
static volatile int isOver;

NOINLINE static void handle(void) {
  COUNT();
  useHooks(ofHandlers, "handled");
  ADD(handled, 1);
}

UNSEEN static void onTrap(int number, siginfo_t *info, void *context) {
  (void)number, (void)info;
  const ucontext_t *at = context;
  if (++steps % stride == 0 && !sigismember(&at->uc_sigmask, SIGUSR1))
    handle();
}
UNSEEN static void onSignal(int number) {
  (void)number;
  if (ofHandlers)
    handle();
}

#define FLIP_TRAP_FLAG(instruction)                                                                                    \
  __asm__ volatile("subq $128, %%rsp\n pushfq\n " instruction                                                          \
                   ", (%%rsp)\n popfq\n addq $128, %%rsp" ::                                                           \
                       : "memory", "cc")

UNSEEN static void stepThrough(void) {
  const struct sigaction action = {.sa_sigaction = onTrap, .sa_flags = SA_SIGINFO};
  sigaction(SIGTRAP, &action, NULL);
  ofHandlers = &pools[1];
  FLIP_TRAP_FLAG("orq $0x100");
  useHooks(&pools[0], "stepped"); /* slow paths, because all is new */
  useHooks(&pools[0], "stepped");
  useHooks(&pools[0], "stepped");
  FLIP_TRAP_FLAG("andq $~0x100");
}

UNSEEN static void *workUnderSignals(void *number) {
  const size_t own = (size_t)number;
  ofHandlers = &pools[2 * own + 1];
  while (!isOver)
    useHooks(&pools[2 * own], "stormed");
  ofHandlers = NULL;
  return NULL;
}

UNSEEN static void makeStorm(long rate) {
  const struct sigaction action = {.sa_handler = onSignal, .sa_flags = SA_RESTART};
  const struct timespec pause = {0, 1000000000 / rate};
  pthread_t threads[4];
  sigaction(SIGUSR1, &action, NULL);
  for (size_t i = 0; i < 4; i++)
    if (pthread_create(&threads[i], NULL, workUnderSignals, (void *)i))
      abort();
  for (long sent = 0; sent < rate || handled < (unsigned long)rate / 4; sent++) {
    for (int i = 0; i < 4; i++)
      pthread_kill(threads[i], SIGUSR1);
    nanosleep(&pause, NULL);
  }
  isOver = 1;
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
}

int main(int count, char **words) {
  COUNT();
  if (count < 3)
    return 1;
  stride = strtoul(words[2], NULL, 10);
  if (!strcmp(words[1], "steps"))
    stepThrough();
  else
    makeStorm((long)stride);
  printf("%lu %lu %lu %lu %lu\n", calls, allocations, bytes, frees, handled);
  return 0;
}
