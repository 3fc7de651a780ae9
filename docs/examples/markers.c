// What a program says of its own run: a small server that loads its rules, then answers requests.
//
//     vais-profiler-clang -O2 markers.c -o markers && vais-profiler run ./markers

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vais_profiler.h>

enum { kRules = 2000, kRequests = 5000, kQueue = 64 };

static unsigned rules[kRules];

static unsigned mix(unsigned seed) {
  for (int round = 0; round < 16; round++)
    seed = (seed ^ seed >> 15) * 0x2c1b3c6du;
  return seed;
}

static void load(void) {
  vais_profiler_region_begin("load rules"); // one line of the report, below load()
  for (unsigned i = 0; i < kRules; i++)
    rules[i] = mix(i);
  vais_profiler_region_end("load rules");
}

static int matches(unsigned request) {
  unsigned best = 0;
  for (unsigned i = 0; i < kRules; i++)
    best += (rules[i] & 255) == (request & 255);
  return best > kRules / 256;
}

static int answer(unsigned request) {
  // Regions are told apart by what the text says: it may be made while the program runs.
  char name[16];
  snprintf(name, sizeof name, "request %c", request & 1 ? 'A' : 'B');
  vais_profiler_region_begin(name);
  const int found = matches(mix(request));
  vais_profiler_region_end(name);
  return found;
}

int main(void) {
  load();
  vais_profiler_mark("ready");
  int found = 0, queued = 0;
  for (unsigned i = 0; i < kRequests; i++) {
    queued = (int)(mix(i) % kQueue);
    vais_profiler_counter("queue", queued); // last, least, mean, greatest, and its course
    found += answer(i);
    if (queued == kQueue - 1)
      vais_profiler_mark("queue full");
  }
  printf("%d of %d requests match\n", found, kRequests);
  return 0;
}
