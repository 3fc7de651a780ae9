// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof %ends-with 137 ./a
// RUN: %expect a.vprof -- "calls('before') == 10" "calls('main') == 1" "report['program']['state'] == 'running'" \
// RUN:   "not report['program']['end_is_known']"
// RUN: test $(ls | grep -c vprof) -eq 1

// A child made without libc's knowledge, by the bare system call, has no profile of its own. When
// it ends, its parent's profile does not claim that the parent did.
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void before(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 10; i++)
    before();
  if (syscall(SYS_fork) == 0)
    exit(0);
  int status;
  if (wait(&status) < 0 || status)
    abort();
  raise(SIGKILL);
}
