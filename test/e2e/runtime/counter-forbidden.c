// REQUIRES: x86-64, static
// RUN: %enter
// RUN: %clang -static -O2 -gline-tables-only %s -o app && %plain-clang -DLAUNCHER %s -o without-counter
// RUN: for time in sampled exact; do %to=$time.vprof:time=$time ./without-counter ./app || exit 1; done
// RUN: %expect sampled.vprof exact.vprof -- "calls('fib') == 2 * 21891" "report['duration_secs'] > 0" "nothing_dropped()"

// If reading the processor's time stamp counter is forbidden, another clock is used. (A dynamic
// program would be killed by glibc's loader, which reads the counter.)
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

#ifdef LAUNCHER
int main(int count, char **arguments) {
  (void)count;
  if (prctl(PR_SET_TSC, PR_TSC_SIGSEGV))
    return 3;
  execv(arguments[1], arguments + 1);
  perror(arguments[1]);
  return 4;
}
#else
__attribute__((noinline, optnone)) static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
int main(void) { return fib(20) - 6765; }
#endif
