// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -g -O1 %s -o a && %to=a.vprof:sample_on=page-faults@1 ./a

// Events are where samples found them in the code: of pages that libc touches, in libc, with the function that
// called it; folded, they are that function's.
// RUN: %expect --libraries=show a.vprof -- "3000 <= sum(event['self'] for each in report['functions'] if each['name'].endswith('[libc.so.6]') \
// RUN:   for event in each.get('events', ()) if event['name'] == 'page-faults') <= 3050" \
// RUN:   "happened('page-faults', 'fill') < 10" "2000 <= happened('page-faults', 'touch') <= 2010"
// RUN: %expect a.vprof -- "3000 <= happened('page-faults', 'fill') <= 3020"
// RUN: %profiler report a.vprof --format folded --value page-faults | grep -E "^main;fill;.*[[]libc.so.6[]] 30[0-9]+$"

// They are on the lines, and at the instructions, that touch the pages.
// RUN: %profiler annotate a.vprof --value page-faults > lines.txt && grep -E "^ +2,0[0-9]+ +[0-9]+ +memory.*/[*] here [*]/" lines.txt
// RUN: %profiler annotate a.vprof --value page-faults --assembly '^touch$' > code.txt && grep -E "^touch: 2,0[0-9]+ page-faults in [0-9]+ samples$" code.txt && \
// RUN:   grep -E "^ +2,0[0-9]+ +(99|100)[.][0-9] % +[0-9]+ +[0-9a-f]+  movb" code.txt
// RUN: %profiler report a.vprof --format pprof -o a.pb.gz
// RUN: if command -v go > /dev/null; then go tool pprof -sample_index=page-faults -list '^touch$' a.pb.gz > list.txt && \
// RUN:   grep -E "^ +20[0-9]+ +20[0-9]+ +[0-9]+: +memory.*/[*] here [*]/" list.txt; fi

// Comparisons and `top` show the same rows; how much runs differ is known of events, too.
// RUN: %profiler run --repeat 3 --sample-on page-faults@1 -o b.vprof -- ./a 2> said.txt && %profiler diff a.vprof b.vprof --value page-faults > one.txt && \
// RUN:   grep -E "^ +3,0[0-9]+ +3,?0[0-9.]+ .*[[]libc.so.6[]]$" one.txt
// RUN: %profiler diff b.vprof b.vprof --value page-faults --format json | /usr/bin/python3 -c "import json, sys; \
// RUN:   report = json.load(sys.stdin); rows = [row for row in report['functions'] if row['name'].endswith('[libc.so.6]') and row['before'] > 2000]; \
// RUN:   sys.exit(report['value'] != 'page-faults' or len(rows) != 1 or rows[0]['verdict'] != 'noise' or rows[0]['error'] is None or rows[0]['calls_after'] is not None)"
// RUN: %profiler diff b.vprof b.vprof --value page-faults --libraries=fold > folded.txt && ! grep libc.so folded.txt && grep -E "^ +3,?0[0-9.]+ +3,?0[0-9.]+ +0 .* same +fill$" folded.txt
// RUN: %profiler top a.vprof --value page-faults > top.txt && grep -E "^ +3,0[0-9]+ +[0-9.]+ % +- +.*[[]libc.so.6[]]$" top.txt
// RUN: %profiler top a.vprof --value page-faults --libraries=fold > top-folded.txt && grep -E "^ +3,0[0-9]+ +[0-9.]+ % +1 +fill$" top-folded.txt
// RUN: ! %profiler diff a.vprof b.vprof --value cycles 2> said.txt && grep "found cycles" said.txt
#include <string.h>
#include <sys/mman.h>

#define PAGE 4096
#define TOUCHED 2000
#define FILLED 3000

__attribute__((noinline)) static void touch(volatile char *memory) {
  for (long i = 0; i < TOUCHED; ++i)
    memory[i * PAGE] = 1; /* here */
}

static void *(*volatile set)(void *, int, size_t) = memset;

__attribute__((noinline)) static void fill(char *memory) {
  for (long i = 0; i < FILLED; ++i)
    set(memory + i * PAGE, 1, 100);
}

static char *pages(long number) {
  char *memory = mmap(NULL, number * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED)
    madvise(memory, number * PAGE, MADV_NOHUGEPAGE);
  return memory;
}

int main(void) {
  char *touched = pages(TOUCHED), *filled = pages(FILLED);
  if (touched == MAP_FAILED || filled == MAP_FAILED)
    return 1;
  touch(touched);
  fill(filled);
  return filled[PAGE] + touched[0] != 2;
}
