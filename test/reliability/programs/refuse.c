/* Runs a program and has the kernel refuse some of its system calls with an error. The calls are those that are made
   at certain addresses, so that the runtime's are refused and libc's are not.

   usage: refuse LOG LOW HIGH NUMBER ERROR FIRST LAST PROGRAM [ARGUMENT]...

   LOW and HIGH bound the addresses behind the instruction that makes the call; NUMBER is that of the call, or -1 for
   all. The FIRSTth to LASTth of these calls (from 1, of all threads and children together) are refused. LOG gets a
   line "number address calls" for each place at which they were made. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
  long number, count;
  unsigned long address;
} places[4096];
static int used;

static void note(long number, unsigned long address) {
  int i = 0;
  while (i < used && (places[i].number != number || places[i].address != address))
    ++i;
  if (i == 4096)
    return;
  used += i == used;
  places[i].number = number;
  places[i].address = address;
  ++places[i].count;
}

static void enterFilter(unsigned low, unsigned high, long number) {
  const unsigned address = offsetof(struct seccomp_data, instruction_pointer);
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, address + 4),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 6),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, address),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, low, 0, 4),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, high, 3, 0),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, number < 0 ? 0 : 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
    perror("refuse: seccomp");
    _exit(126);
  }
}

int main(int count, char **words) {
  if (count < 9)
    return 126;
  const unsigned low = strtoul(words[2], NULL, 0), high = strtoul(words[3], NULL, 0);
  const long number = atol(words[4]), error = atol(words[5]), first = atol(words[6]), last = atol(words[7]);
  int ready[2];
  if (pipe(ready))
    return 126;
  const pid_t child = fork();
  if (child == 0) {
    char byte;
    close(ready[1]);
    if (read(ready[0], &byte, 1) != 0)
      _exit(126);
    close(ready[0]);
    enterFilter(low, high, number);
    execv(words[8], words + 8);
    _exit(126);
  }
  close(ready[0]);
  const long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                       PTRACE_O_EXITKILL;
  if (ptrace(PTRACE_SEIZE, child, 0, options)) {
    perror("refuse: ptrace");
    return 126;
  }
  close(ready[1]);
  long calls = 0;
  int status, result = 126;
  pid_t id;
  while ((id = waitpid(-1, &status, __WALL)) > 0) {
    if (!WIFSTOPPED(status)) {
      if (id == child)
        result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      continue;
    }
    const int event = status >> 16;
    if (event == PTRACE_EVENT_SECCOMP) {
      struct user_regs_struct registers;
      if (ptrace(PTRACE_GETREGS, id, 0, &registers) == 0) {
        note((long)registers.orig_rax, registers.rip);
        if (++calls >= first && calls <= last) {
          registers.orig_rax = -1;
          registers.rax = (unsigned long)-error;
          ptrace(PTRACE_SETREGS, id, 0, &registers);
        }
      }
    }
    ptrace(PTRACE_CONT, id, 0, event ? 0 : WSTOPSIG(status));
  }
  FILE *log = fopen(words[1], "w");
  for (int i = 0; log && i < used; ++i)
    fprintf(log, "%ld %#lx %ld\n", places[i].number, places[i].address, places[i].count);
  return log && fclose(log) == 0 ? result : 126;
}
