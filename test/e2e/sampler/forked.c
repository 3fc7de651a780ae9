// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100; do rm -f *.vprof; %to=a.%%p.vprof:time=$time ./a > ids.txt && read parent child spent < ids.txt && \
// RUN:   %expect a.$parent.vprof -- "report['cpu_sampling']['samples'] > 20" "value('steps_of_a_round', 'cpu_samples') + value('step', 'cpu_samples') > 20" && \
// RUN:   %expect a.$child.vprof -- "10 < report['cpu_sampling']['samples']" "report['cpu_sampling']['ns'] < 1.05e6 * $spent" || exit 1; done

// A forked child has a timer, an event and samples of its own, and none of its parent's; the parent's go on.
#include "work.h"
#include <sys/wait.h>

int main(void) {
  int status, ends[2];
  burn(600);
  const int ofParent = events();
  REQUIRE(!pipe(ends));
  const pid_t child = fork();
  if (child == 0) {
    burn(300);
    const int count = timers();
    REQUIRE(count == -1 || count == 1);
    REQUIRE(events() == ofParent);
    const double spent = cpu();
    exit(write(ends[1], &spent, sizeof spent) != sizeof spent);
  }
  close(ends[1]);
  burn(200);
  double spent;
  REQUIRE(read(ends[0], &spent, sizeof spent) == sizeof spent);
  REQUIRE(wait(&status) == child && status == 0);
  printf("%d %d %.0f\n", getpid(), child, spent);
  return 0;
}
