// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled; do %to=off.vprof:sampler=off:time=$time ./a off && \
// RUN:   %expect off.vprof -- "report['cpu_sampling']['samples'] == 0" "calls('main') == 1" && rm off.vprof || exit 1; done
// RUN: %to=on.vprof:sampler=tick ./a on && %expect on.vprof -- "report['cpu_sampling']['samples'] > 3"
// RUN: ! %profiler report on.vprof | grep 'timed calls alone'
// RUN: %to=bad.vprof:sampler=tack ./a on 2> said.txt && grep -qx "vais-profiler: VAIS_PROFILER_OPTIONS: sampler: unknown value 'tack'; did you mean 'tick'?" said.txt

// With sampler=off the kernel has neither a handler nor a timer; otherwise it has one of each, and
// the program does not see the handler.
#include "work.h"
#include <sys/syscall.h>
int main(int count, char **arguments) {
  const int isOn = count == 2 && !strcmp(arguments[1], "on");
  int handled = 0;
  burn(200);
  for (int signal = 34; signal <= 64; ++signal) {
    struct sigaction now;
    struct {
      void (*handler)(int);
      unsigned long words[3];
    } kernels = {0};
    REQUIRE(!sigaction(signal, NULL, &now) && now.sa_handler == SIG_DFL);
    REQUIRE(!syscall(SYS_rt_sigaction, signal, NULL, &kernels, 8));
    handled += kernels.handler != SIG_DFL;
  }
  const int made = timers();
  REQUIRE(handled == isOn);
  REQUIRE(made == isOn || made == -1);
  return 0;
}
