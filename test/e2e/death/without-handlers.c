// RUN: %enter && %clang -O0 %s -o a
// RUN: for end in _exit:_exit _Exit:_exit quick:quick_exit group:_exit exit:exit; do \
// RUN:   name=$(echo $end | cut -d: -f1); %to=$name.vprof %ends-with 3 ./a $name && \
// RUN:   %expect $name.vprof -- "calls('main') == 1" "calls('before') == 100" "report['program']['state'] == 'exited'" \
// RUN:     "report['program']['end'] == '${end#*:}'" "report['program']['end_is_known']" \
// RUN:     "report['program']['end_status'] == (None if '$name' == 'exit' else 3)" \
// RUN:     "calls('late') == ('$name' == 'quick')" "nothing_dropped()" || exit 1; done
// RUN: %profiler info _exit.vprof | grep "exited by _exit, status 3"
// RUN: %to=kill.vprof %ends-with 137 ./a kill; %profiler info kill.vprof | grep "State .*ended unseen"
// RUN: %expect kill.vprof -- "report['program']['state'] == 'running'" "report['program']['end'] == 'unseen'" \
// RUN:   "report['program']['end_status'] is None" "not report['program']['end_is_known']"

// The same as seen by `run`, which also knows the status that no hook saw.
// RUN: for end in exit:3:exited _exit:3:exited hidden:3:exited kill:137:died; do name=$(echo $end | cut -d: -f1); \
// RUN:   %ends-with $(echo $end | cut -d: -f2) %profiler run -o run-$name.vprof -- ./a $name 2> report.txt; \
// RUN:   %expect run-$name.vprof -- "report['program']['state'] == '${end##*:}'" "report['program']['end_is_known']" \
// RUN:     "report['program']['end_status'] == {'kill': 9}.get('$name', 3)" || exit 1; done
// RUN: %profiler info run-kill.vprof | grep "killed by SIGKILL"
// RUN: %profiler info run-hidden.vprof | grep "exited by _exit, status 3"

// Like most children, these end by _exit and record it.
// RUN: %to=child-%%p.vprof %ends-with 0 ./a fork && test $(ls child-* | wc -l) -eq 11
// RUN: for child in $(grep -L nothing child-*); do %profiler info $child | grep "child of .* by fork" || continue; \
// RUN:   %expect $child -- "report['program']['end'] == '_exit'" "report['program']['end_status'] == 7" || exit 1; done

// A process that ends without its exit handlers records before that how it ends and with what status.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void before(void) { sink = 1; }
static void late(void) { sink = 2; }
int main(int argc, char **argv) {
  const char *end = argv[argc - 1];
  for (int i = 0; i < 100; i++)
    before();
  at_quick_exit(late);
  if (!strcmp(end, "_exit"))
    _exit(3);
  if (!strcmp(end, "_Exit"))
    _Exit(3);
  if (!strcmp(end, "quick"))
    quick_exit(3);
  if (!strcmp(end, "group"))
    syscall(SYS_exit_group, 3);
  if (!strcmp(end, "hidden")) {
    void (*volatile leave)(int) = _exit;
    leave(3);
  }
  if (!strcmp(end, "kill"))
    raise(SIGKILL);
  for (int i = 0; i < 10 && !strcmp(end, "fork"); i++)
    if (fork() == 0)
      _exit(7);
  while (wait(NULL) > 0)
    continue;
  exit(strcmp(end, "fork") ? 3 : 0);
}
