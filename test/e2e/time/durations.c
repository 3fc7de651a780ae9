// RUN: %enter && %clang -O1 %s -o a
// RUN: for say in time=exact mode=trace; do %to=a.vprof:$say ./a && \
// RUN:   %expect a.vprof -- "took('nap', 'calls') == 100" "sum(g['calls'] for g in took('nap', 'groups')) == 100" \
// RUN:     "took('nap', 'p50_ns') >= 0.92 * 1e6" "took('nap', 'p99_ns') >= 0.92 * 20e6" \
// RUN:     "took('nap', 'max_ns') >= took('nap', 'p99_ns') >= took('nap', 'p90_ns') >= took('nap', 'p50_ns')" \
// RUN:     "took('nap', 'mean_ns') >= 0.99 * 2.9e6" "took('nap', 'groups')[0]['ns'] >= 0.92 * 1e6" \
// RUN:     "took('nothing', 'calls') == calls('nothing') == 5000" "took('main', 'calls') == 1" \
// RUN:     "took('main', 'max_ns') >= 0.92 * 290e6" "took('nothing', 'p50_ns') < 0.2e6" \
// RUN:     "report['dropped']['durations'] == 0" || exit 1; done

// A function that sleeps for 1 ms 90 times and for 20 ms 10 times is found to have done so: as
// sleeping may take longer, but never less, the figures have lower bounds. Where every call is
// timed, each is counted.

// Percentiles have intervals, and are shown as columns and beside a histogram, which has each call.
// RUN: %to=exact.vprof:time=exact ./a && \
// RUN:   %expect exact.vprof -- "took('nap', 'is_exact')" "took('nap', 'p95_ns_low') >= 0.84 * 20e6" \
// RUN:     "took('nap', 'p95_ns_low') < took('nap', 'p95_ns') < took('nap', 'p95_ns_high')"
// RUN: %profiler report exact.vprof --columns calls,p95,longest --unit ms | grep -E "^ +100 +[2-9][0-9.]+ ms +[2-9][0-9.]+ ms +nap$"
// RUN: %profiler latency exact.vprof --function nap --limit 12 | tee shown.txt | grep "100, each of them timed"
// RUN: %python -c "rows = [line.split() for line in open('shown.txt').read().split('up to here')[1].splitlines()[1:]]; \
// RUN:   assert 2 <= len(rows) <= 12 and sum(int(row[4]) for row in rows) == 100 and rows[-1][7] == '100.0', rows"

// Whichever calls are drawn, each has slept for as long. Few may be too few to tell a quantile.
// RUN: %to=sampled.vprof:time=sampled ./a && \
// RUN:   %expect sampled.vprof -- "took('nap', 'calls') > 0" "took('nap', 'groups')[0]['ns'] >= 0.92 * 1e6" \
// RUN:     "took('nap', 'mean_ns') >= 0.99 * 1e6" "took('nap', 'p50_ns') is None or took('nap', 'p50_ns') >= 0.92 * 1e6" \
// RUN:     "took('nothing', 'p50_ns') < 0.2e6" "1000 < took('nothing', 'calls') < 12000" "took('main', 'calls') == 1"

// Without times there are none.
// RUN: %to=none.vprof:time=none ./a && %expect none.vprof -- "took('nap', 'calls') is None" "calls('nap') == 100"

// Profiles and threads add up; of a part of the stacks nothing is known.
// RUN: %to=b.vprof:time=exact ./a && %to=c.vprof:time=exact ./a && %profiler merge b.vprof c.vprof -o sum.vprof && \
// RUN:   %expect b.vprof c.vprof -- "took('nap', 'calls') == 200" "took('nap', 'p99_ns') >= 0.92 * 20e6" && \
// RUN:   %expect sum.vprof -- "took('nap', 'calls') == 200" "took('main', 'calls') == 2"
// RUN: %profiler report b.vprof --format json --group thread -o threads.json && \
// RUN:   %profiler report b.vprof --format json --focus nap -o focus.json && \
// RUN:   %python -c "import json; took = lambda f: {e['name']: e['durations'] for e in json.load(open(f))['functions']}; \
// RUN:     assert took('threads.json')['nap']['calls'] == 100; assert took('focus.json')['nap'] is None"

// What is counted when the process is killed is not lost, and a forked child counts its own calls.
// RUN: %to=killed.vprof:time=exact ./a kill; test $? -eq 137 && \
// RUN:   %expect killed.vprof -- "took('nap', 'calls') == 100" "took('main', 'calls') == 1"
// RUN: %to=forked.vprof:time=exact ./a fork && rm forked.vprof && \
// RUN:   %expect forked.vprof.* -- "took('nap', 'calls') == 10" "took('nap', 'p90_ns') >= 0.92 * 1e6"
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

__attribute__((noinline)) static void nap(long milliseconds) {
  struct timespec left = {0, milliseconds * 1000000};
  while (nanosleep(&left, &left) != 0 && errno == EINTR)
    continue;
}

__attribute__((noinline)) static int nothing(int i) {
  __asm__ volatile("");
  return i;
}

int main(int count, char **arguments) {
  int sum = 0;
  for (int i = 0; i < 100; i++)
    nap(i % 10 == 9 ? 20 : 1);
  for (int i = 0; i < 5000; i++)
    sum += nothing(i);
  if (count > 1 && arguments[1][0] == 'k')
    kill(getpid(), SIGKILL);
  if (count > 1 && fork() == 0)
    for (int i = 0; i < 10; i++)
      nap(1);
  else
    wait(NULL);
  return sum == 7;
}
