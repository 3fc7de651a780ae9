// RUN: %enter && %clang -O0 %s -o a
// RUN: %to=a.vprof ./a 3 && %to=a.vprof ./a 4 && %expect a.vprof -- "calls('work') == 4"
// RUN: mkfifo stop; %to=a.vprof ./a 5 < stop & id=$!; exec 3> stop && \
// RUN:   until %expect a.vprof -- "calls('work') == 5" 2> tries.txt; do sleep 0.05; done && \
// RUN:   %to=a.vprof ./a 6 && exec 3>&- && wait $id
// RUN: %expect a.vprof -- "calls('work') == 5" "report['program']['state'] == 'exited'"
// RUN: %expect a.vprof.2 -- "calls('work') == 6"
// RUN: : > empty && %to=empty ./a 7 && %expect empty -- "calls('work') == 7"

// A profile is replaced by the next one of the same name, unless its process still runs: then a
// number is appended to the next one's name. An empty file, as made by mktemp, may be replaced too.
#include <stdlib.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(int argc, char **argv) {
  const int times = atoi(argv[argc - 1]);
  for (int i = 0; i < times; i++)
    work();
  char byte;
  return times == 5 && read(0, &byte, 1) != 0;
}
