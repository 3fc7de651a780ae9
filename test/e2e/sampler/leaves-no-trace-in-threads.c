// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100:sample_rate=5000; do %to=a.vprof:time=$time ./a && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 3" || exit 1; done

// Samples change neither errno nor the set of blocked signals, nor registers, nor bytes beyond an
// alternate stack.
#include "work.h"
#include <pthread.h>
#include <sys/auxv.h>

static void *work(void *alternate) {
  sigset_t before, after;
  const size_t size = (size_t)sysconf(_SC_SIGSTKSZ);
  unsigned char *bytes = malloc(3 * size);
  memset(bytes, 0x5a, 3 * size);
  const stack_t other = {.ss_sp = bytes + size, .ss_size = size}, none = {.ss_flags = SS_DISABLE};
  stack_t now;
  sigemptyset(&before);
  sigaddset(&before, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &before, NULL);
  pthread_sigmask(SIG_BLOCK, NULL, &before);
  if (alternate)
    REQUIRE(!sigaltstack(&other, NULL));
  double sums[8] = {0};
  unsigned long count = 0;
  FOR_MILLISECONDS(400, errno = 4711; steps_of_a_round(); REQUIRE(errno == 4711);
                   for (int i = 0; i < 8; ++i) sums[i] += i; ++count);
  for (int i = 0; i < 8; ++i)
    REQUIRE(sums[i] == (double)count * i);
  pthread_sigmask(SIG_BLOCK, NULL, &after);
  REQUIRE(!memcmp(&before, &after, 128 / 8 / 2));
  REQUIRE(!sigaltstack(alternate ? &none : NULL, &now));
  REQUIRE(alternate ? now.ss_sp == other.ss_sp && now.ss_size == size && !now.ss_flags
                    : now.ss_flags == SS_DISABLE);
  for (size_t i = 0; i < size; ++i)
    REQUIRE(bytes[i] == 0x5a && bytes[2 * size + i] == 0x5a);
  free(bytes);
  return NULL;
}

int main(int count, char **arguments) {
  pthread_t thread;
  (void)count;
  work(NULL);
  REQUIRE(!pthread_create(&thread, NULL, work, arguments));
  pthread_join(thread, NULL);
  return 0;
}
