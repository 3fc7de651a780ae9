// RUN: %enter && %clang -O0 %s -o a && %plain-clang -O0 -DKILLER %s -o killer && mkdir profiles
// RUN: ./killer ./a && test -n "$(ls profiles)" && ! ls -A profiles | grep -v '^[0-9]*[.]vprof$'
// RUN: for profile in profiles/*; do %profiler info $profile > /dev/null || exit 1; done

// A program that is killed before any of its system calls, and thus at every step of creating its
// profile, leaves either a readable profile or nothing, in particular no temporary file.
// Calls that only read a clock, of which the runtime makes 2,000 to find out what that costs, are passed over.
#ifdef KILLER
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
/// Returns whether the child is stopped before a system call that does more than read a clock.
static int is_before_call(pid_t child) {
  struct __ptrace_syscall_info info = {0};
  ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
  return info.op == PTRACE_SYSCALL_INFO_ENTRY && info.entry.nr != SYS_clock_gettime;
}

/// Runs the program up to the system call behind so many. Returns whether it ended by itself.
static int run(char *program, int calls) {
  const pid_t child = fork();
  if (child == 0) {
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    setenv("VAIS_PROFILER_OPTIONS", "output=profiles/%p.vprof", 1);
    execl(program, program, NULL);
    _exit(126);
  }
  int status;
  while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
    ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD);
    if (is_before_call(child) && calls-- == 0)
      kill(child, SIGKILL);
    else
      ptrace(PTRACE_SYSCALL, child, 0, 0);
  }
  return WIFEXITED(status);
}
int main(int argc, char **argv) {
  int calls = 28; // most are those of the dynamic linker
  while (!run(argv[1], calls))
    ++calls;
  return 0;
}
#else
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  work();
  return 0;
}
#endif
