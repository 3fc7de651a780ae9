// RUN: %enter && %clang -O0 -I%include %s -o a && %to=%%p.vprof ./a > id.txt
// RUN: parent=$(cat id.txt); child=$(ls *.vprof | grep -v "^$parent[.]"); \
// RUN:   %expect $parent.vprof -- "calls('before') == 10" "calls('open') == 1" "edge('open', 'parent') == 20" "edge('open', 'child') == 0" \
// RUN:     "report['counters'][0]['count'] == 10" "report['marks'][0]['count'] == 10" "nothing_dropped()" && \
// RUN:   %expect $child -- "calls('before') == 0" "calls('open') == 0" "edge('open', 'child') == 30" "edge('main', 'last') == 1" \
// RUN:     "report['counters'][0]['count'] == 1" "report['counters'][0]['min'] == 7" "report['marks'] == []" "nothing_dropped()" \
// RUN:     "[(p['name'], p['count']) for p in report['phases']] == [('forked', 1), ('after', 1)]" && \
// RUN:   %profiler report $child --phase forked | grep -E " 30 .*open .region. .*child" && \
// RUN:   %profiler report $child --phase after | grep -E " 1 .*main .* last" && ! %profiler report $child --phase after | grep " child"

// A region that is open at a fork is open in both processes. The child counts regions, marks and
// counters from the fork on, and the current phase continues in it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vais_profiler.h>
static volatile int sink;
static void parent(void) { sink = 1; }
static void child(void) { sink = 2; }
static void last(void) { sink = 3; }
int main(void) {
  for (int i = 0; i < 10; i++) {
    vais_profiler_region_begin("before");
    vais_profiler_region_end("before");
    vais_profiler_counter("size", i);
    vais_profiler_mark("turn");
  }
  vais_profiler_phase("forked");
  vais_profiler_region_begin("open");
  const pid_t id = fork();
  for (int i = 0; i < (id ? 20 : 30); i++)
    id ? parent() : child();
  vais_profiler_region_end("open");
  vais_profiler_phase("after");
  last();
  if (!id) {
    vais_profiler_counter("size", 7);
    return 0;
  }
  printf("%d\n", getpid());
  int status = 0;
  wait(&status);
  return status;
}
