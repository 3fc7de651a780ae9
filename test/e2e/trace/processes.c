// RUN: %enter && %clang -O0 -I %inputs/../../../include %s -o a
// RUN: for how in exec vfork exit; do %to=$how.vprof:mode=trace %ends-with 7 ./a $how || exit 1; done
// RUN: %expect exec.vprof -- "calls('step') == 10" "calls('again') == 0" "nothing_dropped()" && %expect exec.vprof.2 -- "calls('step') == 10" "calls('again') == 1" "nothing_dropped()"
// RUN: %expect vfork.vprof -- "calls('step') == 10" "calls('main') == 1" "nothing_dropped()" && %expect exit.vprof -- "calls('step') == 10" "nothing_dropped()"
// RUN: for how in exit vfork; do %profiler replay $how.vprof | tail -n 1 | grep "main: no end known" || exit 1; done
// RUN: %to=off.vprof:mode=trace:start=off %ends-with 7 ./a switch && %expect off.vprof -- "calls('step') == 5" "calls('main') == 0" "nothing_dropped()"
// RUN: %profiler run --mode=trace --alloc-scope=process -o scope.vprof -- ./a exit > said.txt 2>&1; %profiler replay scope.vprof | grep "+ 12345 B"

// However a process continues or ends, its trace is complete; so it is if recording is switched, or
// if the process's allocator reports allocations.
#include "vais_profiler.h"
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void step(void) { sink++; }
static void again(void) { sink = 0; }
int main(int count, char **arguments) {
  const char *how = arguments[count - 1];
  free(malloc(12345));
  for (int i = 0; i < 10; i++) {
    if (!strcmp(how, "switch") && (i == 3 || i == 8)) {
      vais_profiler_global_init(NULL);
      (void)(i == 3 ? vais_profiler_global_start() : vais_profiler_global_stop());
    }
    step();
  }
  if (!strcmp(how, "exec"))
    return execl(arguments[0], arguments[0], "last", NULL);
  if (!strcmp(how, "last"))
    again();
  int status;
  if (!strcmp(how, "vfork")) {
    if (vfork() == 0)
      _exit(0);
    wait(&status);
  }
  _exit(7);
}
