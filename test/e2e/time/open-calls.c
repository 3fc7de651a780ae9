// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in sampled exact; do %profiler run -o $time.vprof --time=$time -- ./a 2> report.txt; test $? -eq 137 && \
// RUN:   %expect $time.vprof -- "calls('inner') == 1" "total_ns('inner') > 90e6" "total_ns('main') >= total_ns('inner')" \
// RUN:     "report['program']['state'] == 'died'" "total_ns('main') <= report['duration_secs'] * 1e9" || exit 1; done

// Calls that had not returned when the process was killed are timed up to its death, which `run`
// has seen.
#include <signal.h>
#include <unistd.h>
static void inner(void) {
  usleep(100000);
  kill(getpid(), SIGKILL);
}
int main(void) {
  inner();
  return 0;
}
