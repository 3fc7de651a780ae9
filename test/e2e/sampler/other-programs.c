// REQUIRES: x86-64
// RUN: %enter && %plain-clang -I%S/Inputs -DPLAIN -O1 %s -o plain && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for how in exec vfork spawn; do for sampler in tick perf:time_budget=100:sample_rate=5000; do \
// RUN:   rm -f a.vprof; %to=a.vprof:sampler=$sampler ./a $how > said.txt && grep -q 'plain has worked' said.txt && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 3" || exit 1; done; done

// A program without handlers that ours becomes or starts has no timer or event left and is hit by no
// signal.
#include "work.h"
#include <spawn.h>
#include <sys/wait.h>
extern char **environ;

#ifdef PLAIN
int main(void) {
  const int count = timers();
  sigset_t pending;
  sigpending(&pending);
  for (int signal = 34; signal <= 64; ++signal) {
    struct sigaction now;
    REQUIRE(!sigaction(signal, NULL, &now) && now.sa_handler == SIG_DFL);
    REQUIRE(!sigismember(&pending, signal));
  }
  REQUIRE(count <= 0 && events() == 0);
  burn(200);
  puts("plain has worked");
  return 0;
}
#else
int main(int count, char **arguments) {
  char *const command[] = {"./plain", NULL};
  int status = 1;
  pid_t child = 0;
  REQUIRE(count == 2);
  burn(600);
  if (arguments[1][0] == 'e')
    execv(command[0], command);
  if (arguments[1][0] == 'v' && (child = vfork()) == 0) {
    execv(command[0], command);
    _exit(1);
  }
  if (arguments[1][0] == 's')
    REQUIRE(!posix_spawn(&child, command[0], NULL, NULL, command, environ));
  burn(100);
  REQUIRE(waitpid(child, &status, 0) == child);
  return status != 0;
}
#endif
