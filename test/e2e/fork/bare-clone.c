// RUN: %enter && %clang -O1 %s -o a
// RUN: for how in fork clone clone3 _Fork; do for mode in profile:time=sampled profile:time=exact trace; do \
// RUN:   rm -f *.vprof*; %to=a.vprof:mode=$mode ./a $how && \
// RUN:   %expect a.vprof -- "calls('work') == 100" "calls('child') == 0" "calls('parent') == 50" "edge('main', 'parent') == 50" \
// RUN:     "nothing_dropped()" "report['program']['state'] == 'exited'" && test $(ls | grep -c vprof) -eq 1 || exit 1; done; done

// Children that are made without libc, and thus without the profiler's knowledge, write nothing to
// the profile of their parent, neither by their own calls nor by returning from the parent's.
#include <linux/sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
extern pid_t _Fork(void) __attribute__((weak));
static volatile int sink;
__attribute__((noinline)) static void work(void) { sink = 1; }
__attribute__((noinline)) static void child(void) { sink = 2; }
static long make(const char *how) {
  if (!strcmp(how, "clone"))
    return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (!strcmp(how, "clone3")) {
    struct clone_args arguments = {.exit_signal = SIGCHLD};
    return syscall(SYS_clone3, &arguments, sizeof arguments);
  }
#ifdef SYS_fork
  if (!strcmp(how, "fork"))
    return syscall(SYS_fork);
#endif
  return _Fork ? _Fork() : syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}
__attribute__((noinline)) static long parent(const char *how) {
  const long id = make(how);
  sink = 3;
  return id;
}
int main(int argc, char **argv) {
  for (int i = 0; i < 50; i++) {
    work();
    if (parent(argv[argc - 1]) == 0) {
      for (int j = 0; j < 10; j++) {
        work();
        child();
      }
      exit(0);
    }
    work();
    int status;
    if (wait(&status) < 0 || status)
      abort();
  }
  return 0;
}
