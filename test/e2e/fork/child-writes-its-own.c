// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in sampled exact; do %to=%%p-$time.vprof:time=$time ./a $time || exit 1; done
// RUN: for time in sampled exact; do \
// RUN:   %expect $(cat parent-$time.pid)-$time.vprof -- "calls('before') == 10" "calls('parent') == 20" "calls('child') == 0" \
// RUN:     "calls('main') == 1" "not report['program']['forked']" "nothing_dropped()" && \
// RUN:   %expect $(cat child-$time.pid)-$time.vprof -- "calls('before') == 0" "calls('parent') == 0" "calls('child') == 30" \
// RUN:     "calls('main') == 0" "report['program']['forked']" "edge('main', 'child') == 30" "nothing_dropped()" \
// RUN:     "report['program']['parent_pid'] == $(cat parent-$time.pid)" "total_ns('main') > 0" || exit 1; done
// RUN: test $(ls | grep -c vprof) -eq 4

// A forked child writes a profile of its own, which counts from the fork on, along the paths that
// it was on. The parent's profile is the same as without the child.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void before(void) { sink = 1; }
static void parent(void) { sink = 2; }
static void child(void) { sink = 3; }
static void write_id(const char *who, const char *time) {
  char name[64];
  snprintf(name, sizeof name, "%s-%s.pid", who, time);
  FILE *file = fopen(name, "w");
  fprintf(file, "%d", getpid());
  fclose(file);
}
int main(int argc, char **argv) {
  for (int i = 0; i < 10; i++)
    before();
  const pid_t id = fork();
  for (int i = 0; i < (id ? 20 : 30); i++)
    id ? parent() : child();
  write_id(id ? "parent" : "child", argv[argc - 1]);
  int status = 0;
  if (id)
    wait(&status);
  return status;
}
