// RUN: %enter && %clang -O2 --vais-profiler-pgo %s -o a
// RUN: %to=%%p.vprof ./a fork >id && for file in *.vprof; do %profiler export --format proftext $file -o $file.txt || exit 1; done
// RUN: grep -q "^1000$" $(cat id).vprof.txt && ! grep -q "^40$" $(cat id).vprof.txt
// RUN: rm $(cat id).vprof.txt && cat *.vprof.txt >child && grep -q "^40$" child && ! grep "^10[0-9][0-9]$" child
// RUN: rm -f *.vprof && %to=off.vprof:start=off ./a switch && %profiler export --format proftext off.vprof -o off.txt
// RUN: grep -A1 "^1000$" off.txt | grep -q "^2$" && ! grep "^[78]00$" off.txt
// RUN: %to=phases.vprof ./a phase && for name in first second '[no phase]'; do %profiler export --format proftext --phase "$name" phases.vprof >"$name.txt" || exit 1; done
// RUN: grep -q "^500$" first.txt && ! grep -q "^70$" first.txt && grep -q "^70$" second.txt && ! grep -q "^[57]00$" second.txt
// RUN: ! %profiler export --phase third phases.vprof -o x 2>said && grep -q "phases.vprof: expected one of the phases .*second.*, found third" said
// RUN: %to=w.vprof ./a plain && %profiler export --format proftext --weight 3,2 w.vprof phases.vprof | grep -q "^$((3 * 5 + 2 * 570))$"
// RUN: ! %profiler export --weight 3 w.vprof phases.vprof -o x 2>said && grep -q "weight: expected one for each of the 2 profiles, found 1" said
// RUN: %to=t.vprof ./a plain && %profiler export --format proftext t.vprof w.vprof | grep -q "^10$"

// A forked child counts from zero, and its parent does not count what the child does. What was
// counted while recording was off, or in another phase, is left out. Profiles are added up by
// weight.
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vais_profiler.h>
static volatile int sink;
__attribute__((noinline)) static void work(int n) {
  for (volatile int i = 0; i < n; i++)
    sink = i;
}
int main(int argc, char **argv) {
  const char *how = argv[argc - 1];
  if (!strcmp(how, "fork")) {
    printf("%d\n", getpid());
    fflush(stdout);
    work(1000);
    if (fork() == 0) {
      work(40);
      _exit(0);
    }
    wait(0);
  } else if (!strcmp(how, "switch")) {
    vais_profiler_global_init(NULL);
    work(700);
    vais_profiler_global_start();
    work(1000);
    vais_profiler_global_stop();
    work(800);
    vais_profiler_global_start();
    work(0);
  } else if (!strcmp(how, "phase")) {
    vais_profiler_phase("first");
    work(500);
    vais_profiler_phase("second");
    work(70);
  } else {
    work(5);
  }
  return 0;
}
