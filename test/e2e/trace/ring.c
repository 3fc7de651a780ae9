// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof:mode=trace:trace_ring=1 ./a
// RUN: %expect a.vprof -- "calls('early') == 0" "60000 < calls('late') < 83000" "calls('last') == 1" "nothing_dropped()" \
// RUN:   "report['overhead']['ns'] < 10 * report['total_samples'] * report['overhead']['timed_call_ns']"
// RUN: %profiler replay a.vprof > a.txt && head -n 1 a.txt | grep "\[older events were not kept\]" && tail -n 1 a.txt | grep "main: began before"
// RUN: %calls < a.txt | grep "│   last();"
// RUN: test $(du -k --apparent-size a.vprof | cut -f1) -lt $((131072 + 1024 + 512)) && test $(du -k a.vprof | cut -f1) -lt 1800

// A ring keeps the latest events, as many as fit; calls that were open before are known to have been open.
// The profiler's cost is that of these events, a thirtieth of all, and of the start.
static volatile int sink;
static void early(void) { sink = 1; }
static void late(void) { sink = 2; }
static void last(void) { sink = 3; }
int main(void) {
  for (int i = 0; i < 100000; i++)
    early();
  for (int i = 0; i < 2000000; i++)
    late();
  last();
  return 0;
}
