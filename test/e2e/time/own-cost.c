// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "all_calls() == 1" \
// RUN:     "report['overhead']['ns'] > 100 * report['overhead']['call_ns']" \
// RUN:     "report['overhead']['ns'] > 100 * report['overhead']['timed_call_ns']" || exit 1; done
// RUN: %clang -O0 -DFORKS %s -o forks && %to=forks.vprof ./forks
// RUN: for each in forks.vprof*; do \
// RUN:   %expect $each -- "report['overhead']['ns'] > 100 * report['overhead']['timed_call_ns']" || exit 1; done

// What a program pays that does next to nothing is the profiler's start, and in a forked child the
// copy of its parent's profile: files, mappings and calibration, far more than its calls. It is part
// of the cost that is reported.
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
