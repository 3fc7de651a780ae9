// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a && %plain-clang -I%S/Inputs -DLAUNCHER -O1 %s -o launcher
// RUN: for time in none sampled; do for when in early late default; do \
// RUN:   %to=$when-$time.vprof:time=$time ./a $when && %profiler report $when-$time.vprof > $when.txt && \
// RUN:   grep -q "the program has taken the sampler's signal" $when.txt || exit 1; done; done
// RUN: %expect early-*.vprof -- "report['cpu_sampling']['samples'] == 0"
// RUN: %expect late-*.vprof -- "report['cpu_sampling']['samples'] > 3" && %expect default-*.vprof -- "report['cpu_sampling']['samples'] > 30"
// RUN: for when in early late default; do \
// RUN:   %to=perf-$when.vprof:sampler=perf:time_budget=100 ./a $when && %profiler report perf-$when.vprof > $when.txt && \
// RUN:   grep -q "the program has taken the sampler's signal" $when.txt || exit 1; done
// RUN: %expect perf-late.vprof perf-default.vprof -- "report['cpu_sampling']['samples'] > 30"
// RUN: %to=perf-ignored.vprof:sampler=perf:time_budget=100 ./launcher 16 && %profiler report perf-ignored.vprof | grep 'all signals for a sampler'
// RUN: for time in none sampled; do %to=ignored.vprof:time=$time ./launcher 58 && %expect ignored.vprof -- "report['cpu_sampling']['samples'] == 0" && \
// RUN:   %profiler report ignored.vprof > ignored.txt && grep -q 'the program has all signals for a sampler' ignored.txt && \
// RUN:   %to=free.vprof:time=$time ./launcher 60 && %expect free.vprof -- "report['cpu_sampling']['samples'] > 3" && rm *.vprof || exit 1; done

// A program that handles the signals that the sampler may use gets those that somebody sends, and no others, whether it
// says so in a constructor or while its threads are sampled; one that asks for the default action is
// not ended by a sample. What it has inherited as ignored stays so, and the sampler takes another.
#include "work.h"

#ifdef LAUNCHER
int main(int count, char **arguments) {
  REQUIRE(count == 2);
  for (int i = atoi(arguments[1]); i <= 61; ++i)
    signal(i, SIG_IGN);
  execl("./a", "a", arguments[1], (char *)NULL);
  return 1;
}
#else
static volatile sig_atomic_t seen[65];
UNSEEN static void handle(int signal) { ++seen[signal]; }

UNSEEN static void handleAll(void (*handler)(int)) {
  REQUIRE(signal(SIGSTKFLT, handler) == SIG_DFL);
  for (int i = SIGRTMIN; i <= SIGRTMAX; ++i)
    REQUIRE(signal(i, handler) == SIG_DFL);
}

__attribute__((constructor(102), annotate("vais_profiler_never"))) static void
begin(int count, char **arguments) {
  if (count == 2 && !strcmp(arguments[1], "early"))
    handleAll(handle);
}

int main(int count, char **arguments) {
  REQUIRE(count == 2);
  const char *when = arguments[1];
  burn(400);
  if (!strcmp(when, "late"))
    handleAll(handle);
  if (!strcmp(when, "default"))
    handleAll(SIG_DFL);
  burn(100);
  REQUIRE(!seen[SIGSTKFLT]);
  if (when[0] == 'e' || when[0] == 'l')
    for (int i = SIGRTMIN; i <= SIGRTMAX; ++i) {
      REQUIRE(!seen[i]);
      raise(i);
      REQUIRE(seen[i] == 1);
    }
  else if (when[0] != 'd')
    for (int i = atoi(when); i <= 61; ++i)
      REQUIRE(signal(i, SIG_IGN) == (i == SIGKILL || i == SIGSTOP || i == 32 || i == 33 ? SIG_ERR : SIG_IGN));
  return 0;
}
#endif
