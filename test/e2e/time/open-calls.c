// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in sampled exact; do %profiler run -o $time.vprof --time=$time -- ./a 2> report.txt; test $? -eq 137 && \
// RUN:   %expect $time.vprof -- "calls('inner') == 1" "0 < total_ns('inner') < 0.05 * value('inner', 'self_off_cpu_ns')" \
// RUN:     "report['program']['state'] == 'died'" "total_ns('main') >= total_ns('inner')" \
// RUN:     "total_ns('main') + value('main', 'total_off_cpu_ns') <= report['duration_secs'] * 1e9" || exit 1; done

// Calls that had not returned when the process was killed are timed up to its death, which `run` has
// seen. Because it knows the CPU time of the process, waiting is distinguished from working. What
// the kernel did for the process before its first call and after its death belongs to no function.
#include <signal.h>
#include <unistd.h>
static void inner(void) {
  usleep(300000);
  kill(getpid(), SIGKILL);
}
int main(void) {
  inner();
  return 0;
}
