// RUN: %enter && %clang -O0 %s -o a
// RUN: %to=a.vprof:mode=trace:trace_start=middle ./a && %expect a.vprof -- "calls('first') == 0" "calls('middle') == 2" "calls('leaf') == 14" "calls('main') == 0"
// RUN: %to=b.vprof:mode=trace:trace_start=middle:trace_stop=middle ./a && %expect b.vprof -- "calls('middle') == 2" "calls('leaf') == 4" "edge('middle', 'leaf') == 4" "calls('last') == 0"
// RUN: %to=c.vprof:mode=trace:trace_stop=first ./a && %expect c.vprof -- "calls('main') == 1" "calls('first') == 1" "calls('leaf') == 10" "calls('middle') == 0"
// RUN: %profiler replay b.vprof | grep -c "} /\* middle \*/" | grep -x 2
// RUN: %to=d.vprof:mode=trace:trace_after=1000 ./a wait && %expect d.vprof -- "calls('first') == 0" "calls('leaf') == 24" "calls('main') == 0"
// RUN: %to=e.vprof:mode=trace:trace_for=1000 ./a wait && %expect e.vprof -- "calls('first') == 1" "calls('leaf') == 10" "calls('main') == 1" "total_ns('main') >= 0"
// RUN: %to=f.vprof:mode=trace:toggle_signal=SIGUSR2:start=off ./a signal && %expect f.vprof -- "calls('first') == 0" "calls('middle') == 2" "calls('last') == 0"
// RUN: %profiler run --mode=trace --trace-start=middle --trace-stop=middle -o g.vprof -- ./a 2> said.txt && %expect g.vprof -- "calls('leaf') == 4"

// A trace begins at a call of a function, ends when one returns, begins and ends after a time, or
// when a signal arrives. Calls that were let in end, whatever happens meanwhile.
#include <signal.h>
#include <string.h>
#include <unistd.h>
static volatile int sink;
static void leaf(void) { sink++; }
#define CALLER(name, count)                                                                        \
  static void name(void) {                                                                         \
    for (int i = 0; i < count; i++)                                                                \
      leaf();                                                                                      \
  }
CALLER(first, 10)
CALLER(middle, 2)
CALLER(last, 10)
int main(int count, char **arguments) {
  const char *how = arguments[count - 1];
  first();
  if (!strcmp(how, "wait"))
    usleep(1500000);
  if (!strcmp(how, "signal"))
    raise(SIGUSR2);
  middle();
  middle();
  if (!strcmp(how, "signal"))
    raise(SIGUSR2);
  last();
  if (!strcmp(how, "wait"))
    last();
  return 0;
}
