// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -O1 -pthread %s -o a && %plain-clang -O1 %S/Inputs/processor.c -o processor

// Counters of the hardware, of which a stand-in answers the system calls, are read as groups: they are attributed
// to functions, and what the processor lacks is refused. Ratios of functions that run for long are as they were.
// RUN: VAIS_PROFILER_OPTIONS=output=a.vprof:events=cycles,instructions,branch-misses,cache-misses,task-clock ./processor 4 -- ./a && %expect a.vprof -- \
// RUN:   "event('branch-misses')['refused'] == 'no_counter'" "all(event(e)['refused'] is None for e in ('cycles', 'instructions', 'cache-misses'))" \
// RUN:   "0.97 < counted('cycles') / (3 * report['cpu_sampling']['ns']) < 1.03" "abs(sum_of('cycles') - counted('cycles')) < 10" \
// RUN:   "event('cycles')['running_ns'] == event('cycles')['enabled_ns'] > 0.8e9" \
// RUN:   "0.45 < happened('instructions', 'slow') / happened('cycles', 'slow') < 0.65" \
// RUN:   "2.7 < happened('instructions', 'fast') / happened('cycles', 'fast') < 3.1" \
// RUN:   "0.9 < 1000 * counted('cache-misses') / counted('instructions') < 1.1" \
// RUN:   "0.7 < happened('cycles', 'slow') / happened('cycles', 'fast') < 1.4" "not event('cycles')['user_only']"
// RUN: %profiler report a.vprof --libraries=fold --columns ipc,cache-misses/ki,calls > columns.txt && grep -E "^ +(2[.][789][0-9]*|3([.]0[0-9]*)?) +(1([.]0[0-9]*)?|0[.]9[0-9]*) +3 +fast$" columns.txt

// With two counters for three events, two groups take turns: their counts are scaled to all of the time, and it is said.
// RUN: VAIS_PROFILER_OPTIONS=output=b.vprof:events=cycles,instructions,cache-misses,task-clock ./processor 2 -- ./a && %expect b.vprof -- \
// RUN:   "0.45 < event('cycles')['running_ns'] / event('cycles')['enabled_ns'] < 0.55" \
// RUN:   "0.45 < event('cache-misses')['running_ns'] / event('cache-misses')['enabled_ns'] < 0.55" \
// RUN:   "0.95 < counted('cycles') / (3 * report['cpu_sampling']['ns']) < 1.05" "0.85 < 1000 * counted('cache-misses') / counted('instructions') < 1.15" \
// RUN:   "event('task-clock')['running_ns'] == event('task-clock')['enabled_ns']"
// RUN: %profiler report b.vprof | grep -E "^note: cycles: counted for (4[5-9]|5[0-5])[.][0-9] % of the time, in turns with others, and scaled$"

// Each thread has counters of its own.
// RUN: VAIS_PROFILER_OPTIONS=output=c.vprof:time=none:events=cycles,instructions,task-clock ./processor 4 -- ./a threads && %expect c.vprof -- \
// RUN:   "0.97 < counted('cycles') / (3 * report['cpu_sampling']['ns']) < 1.03" "event('cycles')['threads_without'] == 0" "counted('cycles') > 5e9" \
// RUN:   "2.7 < happened('instructions', 'fast') / happened('cycles', 'fast') < 3.1"

// All numbers that tell an event reach the kernel, in each thread, and where it counts. What differs in these alone are two events.
// RUN: VAIS_PROFILER_OPTIONS=output=f.vprof:events=cycles,cycles\\:u,more=4.1b7.5.6\\:u,less=4.1b7.5.7\\:u ./processor 4 -- ./a threads && %expect f.vprof -- \
// RUN:   "0.99 < counted('cycles:u') / counted('cycles') < 1.01" "event('cycles:u')['user_only']" "not event('cycles')['user_only']" \
// RUN:   "0.4 < counted('more') / counted('cycles') < 3.1" "happened('more', 'fast') > 4 * happened('more', 'slow')" "event('less')['refused']"

// Where the kernel forbids its own events, they are left out. Counters that read nothing count nothing.
// RUN: VAIS_PROFILER_OPTIONS=output=d.vprof:events=cycles ./processor 4 user-only -- ./a && %expect d.vprof -- "event('cycles')['user_only']" "counted('cycles') > 2e9"
// RUN: VAIS_PROFILER_OPTIONS=output=e.vprof:events=cycles,task-clock ./processor 4 broken -- ./a && %expect e.vprof -- "counted('cycles') == 0" "counted('task-clock') > 0.8e9"
#include <pthread.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>

#define NOINLINE __attribute__((noinline))

static void burn(const char *name) {
  struct timespec now, end;
  prctl(PR_SET_NAME, name);
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
  end.tv_nsec += 150000000;
  do
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  while ((now.tv_sec - end.tv_sec) * 1000000000 + now.tv_nsec < end.tv_nsec);
}

NOINLINE static void slow(void) { burn("ipc-5"); }

NOINLINE static void fast(void) { burn("ipc-30"); }

NOINLINE static void *work(void *nothing) {
  for (int i = 0; i < 3; ++i) {
    slow();
    fast();
  }
  return nothing;
}

int main(int argc, char **argv) {
  pthread_t thread;
  const int has_thread = argc > 1 && strcmp(argv[1], "threads") == 0;
  if (has_thread && pthread_create(&thread, NULL, work, NULL) != 0)
    return 1;
  work(NULL);
  return has_thread ? pthread_join(thread, NULL) : 0;
}
