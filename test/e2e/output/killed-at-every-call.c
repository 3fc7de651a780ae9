// REQUIRES: llvm-14
// RUN: %enter && %clang -O0 %s -o a && %plain-clang -O0 -DKILLER %s -o killer && mkdir profiles
// RUN: ./killer ./a && test -n "$(ls profiles)" && ! ls -A profiles | grep -v '^[0-9]*[.]vprof$'
// RUN: for profile in profiles/*; do %profiler info $profile > /dev/null || exit 1; done

// This concerns only the runtime, so that one LLVM is enough.
//
// A program that is killed before any of its system calls, and thus at every step of creating its
// profile, leaves either a readable profile or nothing, in particular no temporary file.
#ifdef KILLER
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
/// Runs the program up to this many stops at system calls. Returns whether it ended by itself.
static int run(char *program, int stops) {
  const pid_t child = fork();
  if (child == 0) {
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    setenv("VAIS_PROFILER_OPTIONS", "output=profiles/%p.vprof", 1);
    execl(program, program, NULL);
    _exit(126);
  }
  int status;
  for (int i = 0; waitpid(child, &status, 0) == child && WIFSTOPPED(status); i++)
    if (i == stops)
      kill(child, SIGKILL);
    else
      ptrace(PTRACE_SYSCALL, child, 0, 0);
  return WIFEXITED(status);
}
int main(int argc, char **argv) {
  int stops = 60; // most are those of the dynamic linker
  while (!run(argv[1], stops))
    stops += 2; // each call stops before and after
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
