// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -O1 -pthread %s -o a
// RUN: %to=a.vprof:events=page-faults,task-clock:time=none ./a > a.txt && read until < a.txt && %expect a.vprof -- \
// RUN:   "counted('task-clock') <= 1.02 * $until + 1e6" "event('task-clock')['closed']" "calls('work') == 3"
// RUN: %profiler report a.vprof | grep "note: page-faults, task-clock: .*the program closed"
// RUN: %to=b.vprof:events=page-faults,task-clock ./a fork && %expect b.vprof.* -- "counted('task-clock') > 50e6"

// The descriptors of counters are out of the way, forked children do not keep those of their parent, and a
// program that closes all, and uses their numbers for something else, keeps what it has there.
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#undef assert
#define assert(holds) ((holds) ? (void)0 : (perror(#holds), abort()))

__attribute__((noinline)) static void work(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  const double end = now.tv_sec * 1e9 + now.tv_nsec + 60e6;
  do
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  while (now.tv_sec * 1e9 + now.tv_nsec < end);
}

static int counters(void) {
  int found = 0;
  char path[64], target[64];
  for (int i = 3; i < 1024; ++i) {
    snprintf(path, sizeof path, "/proc/self/fd/%d", i);
    const ssize_t length = readlink(path, target, sizeof target - 1);
    if (length > 0) {
      target[length] = 0;
      found += strstr(target, "perf_event") != NULL;
    }
  }
  return found;
}

int main(int count, char **arguments) {
  (void)arguments;
  const int lowest = open("/dev/null", O_RDONLY);
  assert(lowest == 3);
  work();
  assert(counters() == 2);
  if (count > 1) {
    const pid_t child = fork();
    int status = 0;
    assert(counters() == 2);
    work();
    if (child == 0)
      return 0;
    waitpid(child, &status, 0);
    return status != 0;
  }
  struct timespec until;
  int ends[2];
  assert(!pipe(ends));
  const char text[] = "everything that was written";
  assert(write(ends[1], text, sizeof text) == sizeof text);
  for (int i = lowest; i < 1024; ++i)
    if (i != ends[0] && i != ends[1])
      close(i);
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &until);
  printf("%.0f\n", until.tv_sec * 1e9 + until.tv_nsec);
  for (int i = 600; i < 800; ++i)
    dup2(ends[0], i);
  work();
  work();
  char read_back[sizeof text];
  assert(read(ends[0], read_back, sizeof text) == sizeof text && !strcmp(read_back, text));
  return 0;
}
