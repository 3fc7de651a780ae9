// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -O1 %s -o a

// A function that touches 5,000 new pages: the kernel counts the same faults for the profile as for
// getrusage(2), apart from those before main and after it. Without sample_on, ticks say where they
// happened: nothing is lost, and nothing is counted twice.
// RUN: %to=tick.vprof:events=page-faults,minor-faults ./a > a.txt && read main all < a.txt && %expect tick.vprof -- \
// RUN:   "$main <= counted('page-faults') <= $all + 100" "counted('minor-faults') <= counted('page-faults')" \
// RUN:   "sum_of('page-faults') <= counted('page-faults')" \
// RUN:   "event('page-faults')['running_ns'] == event('page-faults')['enabled_ns'] > 0"

// Those of the program's own code and of the kernel are all there are; one or two lie between the openings of the counters.
// RUN: %to=parts.vprof:events=page-faults,page-faults\\:u,page-faults\\:k ./a > /dev/null && %expect parts.vprof -- \
// RUN:   "event('page-faults:u')['user_only'] and counted('page-faults:u') >= 5000" \
// RUN:   "event('page-faults:k')['refused'] or abs(counted('page-faults:u') + counted('page-faults:k') - counted('page-faults')) <= 4"

// With sample_on each fault says where it happens: those of `touch` are exactly its pages, and any that
// come from the first use of code or stack.
// RUN: %to=on.vprof:sample_on=page-faults@1:events=context-switches ./a > a.txt && read main all < a.txt && %expect on.vprof -- \
// RUN:   "5000 <= happened('page-faults', 'touch') <= 5000 + 20" "happened('page-faults', 'read_again') < 20" \
// RUN:   "$main - 20 <= counted('page-faults') <= $all + 100" "event('page-faults')['sample_period'] == 1" \
// RUN:   "[e['self_error'] for f in report['functions'] if f['name'] == 'touch' for e in f['events']][0] < 20"
// RUN: %to=many.vprof:sample_on=page-faults@50 ./a > /dev/null && %expect many.vprof -- \
// RUN:   "4850 <= happened('page-faults', 'touch') <= 5050" "event('page-faults')['sample_period'] == 50"

// Everything that shows values shows events.
// RUN: %profiler report on.vprof --value page-faults --limit 1 > text.txt && grep -E "^Event +page-faults: 5,[0-9]+" text.txt && \
// RUN:   grep -E "page-faults +(± 95 %% +)?self" text.txt && grep -E "^ +5,0[0-9]+ .* touch$" text.txt
// RUN: %profiler report on.vprof --columns page-faults,page-faults/call,calls | grep -E "^ +5,0[0-9]+ +5,0[0-9]+ +1 +touch$"
// RUN: %profiler report on.vprof --format folded --value page-faults | grep -E "^main;touch 50[0-9]+$"
// RUN: %profiler report on.vprof --format csv | head -1 | grep "page-faults,page-faults_total,page-faults_error"
// RUN: %profiler report on.vprof --format callgrind | grep "event: page-faults : event page-faults (count)"
// RUN: %profiler report on.vprof --format flamegraph --value page-faults | grep '"value":"page-faults"'
// RUN: %profiler tree on.vprof --value page-faults --inverted | grep -E "^ +5,0[0-9]+ .* touch"
// RUN: %profiler report on.vprof --format pprof --value page-faults -o a.pb.gz && gzip -dc a.pb.gz | grep -q page-faults
// RUN: %profiler info on.vprof | grep -E "^Values .*, page-faults"
// RUN: ! %profiler report on.vprof --value cycles 2> said.txt && grep -E "^vais-profiler: --value: expected time, .*, page-faults.* found cycles" said.txt
// RUN: ! %profiler report on.vprof --columns cycles 2> said.txt && grep -E "^vais-profiler: --columns: expected self, .*, page-faults, .*, found cycles" said.txt

// Sums and parts keep them.
// RUN: %profiler merge on.vprof on.vprof -o sum.vprof && %expect sum.vprof -- "10000 <= happened('page-faults', 'touch') <= 10040"
// RUN: %profiler report on.vprof --focus touch --format folded --value page-faults | grep -E "^main;touch 50[0-9]+$"
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define PAGES 5000

static long faults(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt + usage.ru_majflt;
}

__attribute__((noinline)) static void touch(volatile char *memory) {
  for (long i = 0; i < PAGES; ++i)
    memory[i * 4096] = 1;
}

__attribute__((noinline)) static int read_again(const volatile char *memory) {
  int sum = 0;
  for (int round = 0; round < 100; ++round)
    for (long i = 0; i < PAGES; ++i)
      sum += memory[i * 4096];
  return sum;
}

int main(void) {
  const long before = faults();
  char *memory = mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return 1;
  madvise(memory, PAGES * 4096, MADV_NOHUGEPAGE);
  touch(memory);
  const int sum = read_again(memory);
  const long after = faults();
  printf("%ld %ld\n", after - before, after);
  return sum != PAGES * 100;
}
