// RUN: %enter && %clang -O2 -I%include %s -o a && %to=a.vprof ./a && %to=b.vprof ./a
// RUN: %profiler report a.vprof > a.txt && grep -q "^Counters" a.txt && grep -q "^Marks" a.txt && grep -Eq "^ +9 +-1 +4 +9 +11 .*queue" a.txt
// RUN: %profiler report a.vprof --format chrome --value calls | %python -c "import json, sys; events = json.load(sys.stdin)['traceEvents']; \
// RUN:   assert [e['name'] for e in events if e['ph'] == 'i'] == ['loaded'] * 2; assert {e['name'] for e in events if e['ph'] == 'C'} == {'queue'}; \
// RUN:   assert any(e['ph'] == 'X' and e['name'] == 'part' for e in events)"
// RUN: %profiler merge -o m.vprof a.vprof b.vprof && for files in "a.vprof b.vprof" m.vprof; do %expect $files -- "calls('part') == 24" \
// RUN:   "report['counters'][0] == {'name': 'queue', 'count': 22, 'last': 9, 'min': -1, 'max': 9, 'sum': 88, 'timeline': []}" \
// RUN:   "report['marks'] == [{'name': 'loaded', 'count': 4, 'times_ns': []}]" \
// RUN:   "sorted(f['kind'] for f in report['functions'] if f['name'] == 'part') == ['function', 'region']" || exit 1; done
// RUN: %profiler report a.vprof --focus part --format json > f.json && grep -q '"name": "queue"' f.json && grep -q '"name": "loaded"' f.json
// RUN: %profiler report a.vprof --format folded --value calls | grep "main;part"

// Counters and marks are in the reports that can show them, also when merged and filtered. A region
// is not the function of the same name.
#include <vais_profiler.h>
static volatile int sink;
__attribute__((noinline)) static void part(void) {
  for (int i = 0; i < 1000; i++)
    sink = i;
}
int main(void) {
  vais_profiler_mark("loaded");
  for (int i = -1; i < 10; i++) {
    vais_profiler_counter("queue", i);
    vais_profiler_region_begin("part");
    vais_profiler_region_end("part");
    vais_profiler_counter("queue", 0.0 / 0.0);
  }
  part();
  vais_profiler_mark("loaded");
  return 0;
}
