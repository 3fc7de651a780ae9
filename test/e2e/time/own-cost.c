// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "all_calls() == 1" \
// RUN:     "report['overhead']['ns'] > 100 * report['overhead']['call_ns']" \
// RUN:     "report['overhead']['ns'] > 100 * report['overhead']['timed_call_ns']" || exit 1; done
// RUN: %clang -O0 -DFORKS %s -o forks && %to=forks.vprof ./forks
// RUN: for each in forks.vprof*; do \
// RUN:   %expect $each -- "report['overhead']['ns'] > 100 * report['overhead']['timed_call_ns']" || exit 1; done

// A program that does next to nothing mainly pays for the profiler's start and, in a forked child,
// for the copy of the parent's profile: files, mappings and calibration cost far more than its
// calls. The reported cost includes them.
#ifdef FORKS
#include <sys/wait.h>
#include <unistd.h>
#endif
int main(void) {
#ifdef FORKS
  if (fork() == 0)
    return 0;
  wait(NULL);
#endif
  return 0;
}
