// A program that was compiled with the first released header runs with today's library, static or
// shared, with the same results.
//
// RUN: %enter && %plain-clang -std=c99 -pedantic -Wall -Wextra -Werror -c %s -o program.o
// RUN: cd %t && %plain-clang program.o %lib/libvais_profiler.a -o static && ./static
// RUN: cd %t && %plain-clang program.o -L%lib -lvais_profiler -Wl,-rpath,%lib -o shared && ./shared && readelf -d shared | grep libvais_profiler.so.0
// RUN: cd %t && jq -r '.functions | keys[]' %bindings/released/abi-0.json > functions.txt && test -s functions.txt && nm -u program.o | awk '{ print $2 }' | grep vais_profiler_ | sort | diff <(sort functions.txt) -

#include "vais_profiler-0.h"

#include <stdio.h>
#include <string.h>

// C99 has no _Static_assert; an array of negative size is an error as well.
#define LAYOUT(type, size) typedef char type##Size[sizeof(type) == (size) ? 1 : -1]
#define PLACE(type, field, place)                                                                  \
  typedef char type##field[offsetof(type, field) == (place) ? 1 : -1]

LAYOUT(VaisProfilerConfig, 24);
PLACE(VaisProfilerConfig, sample_interval_ms, 0);
PLACE(VaisProfilerConfig, track_memory, 8);
PLACE(VaisProfilerConfig, build_call_graph, 9);
PLACE(VaisProfilerConfig, max_samples, 16);
LAYOUT(VaisProfileStats, 48);
PLACE(VaisProfileStats, sample_count, 0);
PLACE(VaisProfileStats, total_allocations, 8);
PLACE(VaisProfileStats, total_allocated_bytes, 16);
PLACE(VaisProfileStats, current_allocated_bytes, 24);
PLACE(VaisProfileStats, peak_allocated_bytes, 32);
PLACE(VaisProfileStats, call_graph_edges, 40);

static int failures;

static void expect(int isTrue, const char *what, int line) {
  if (isTrue)
    return;
  printf("line %d: expected %s\n", line, what);
  ++failures;
}
#define EXPECT(condition) expect(condition, #condition, __LINE__)

static int same(VaisProfileStats stats, size_t samples, size_t allocations, size_t bytes,
                size_t current, size_t peak, size_t edges) {
  return stats.sample_count == samples && stats.total_allocations == allocations &&
         stats.total_allocated_bytes == bytes && stats.current_allocated_bytes == current &&
         stats.peak_allocated_bytes == peak && stats.call_graph_edges == edges;
}

static void record(void *profiler) {
  vais_profiler_record_sample(profiler, "main", 0x1000);
  vais_profiler_record_sample(profiler, "parse", 0x2000);
  vais_profiler_record_sample(profiler, "parse", 0x2000);
  vais_profiler_record_sample(profiler, "\xff", 0); // not UTF-8
  vais_profiler_record_allocation(profiler, 100, 0x10);
  vais_profiler_record_allocation(profiler, 50, 0x20);
  vais_profiler_record_deallocation(profiler, 0x10);
  vais_profiler_record_deallocation(profiler, 0x30); // unknown
  vais_profiler_record_allocation(profiler, 7, 0x10);
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_call(profiler, "parse", "main");
}

static void withoutProfiler(void) {
  record(NULL);
  vais_profiler_destroy(NULL);
  EXPECT(!vais_profiler_start(NULL) && !vais_profiler_stop(NULL));
  EXPECT(!vais_profiler_is_running(NULL));
  EXPECT(same(vais_profiler_get_stats(NULL), 0, 0, 0, 0, 0, 0));
  EXPECT(vais_profiler_get_dropped_samples(NULL) == 0);
}

static void withDefaults(void) {
  void *profiler = vais_profiler_create(NULL);
  void *other = vais_profiler_create(NULL);
  EXPECT(profiler != NULL && other != NULL && profiler != other);
  EXPECT(!vais_profiler_is_running(profiler) && !vais_profiler_stop(profiler));
  record(profiler);
  EXPECT(same(vais_profiler_get_stats(profiler), 0, 0, 0, 0, 0, 0));
  EXPECT(vais_profiler_start(profiler) && !vais_profiler_start(profiler));
  EXPECT(vais_profiler_is_running(profiler));
  record(profiler);
  EXPECT(same(vais_profiler_get_stats(profiler), 3, 3, 157, 57, 150, 2));
  EXPECT(vais_profiler_stop(profiler) && !vais_profiler_stop(profiler));
  record(profiler);
  EXPECT(same(vais_profiler_get_stats(profiler), 3, 3, 157, 57, 150, 2));
  EXPECT(same(vais_profiler_get_stats(other), 0, 0, 0, 0, 0, 0));
  EXPECT(vais_profiler_start(profiler)); // clears
  EXPECT(same(vais_profiler_get_stats(profiler), 0, 0, 0, 0, 0, 0));
  vais_profiler_destroy(profiler);
  vais_profiler_destroy(other);
}

static void withLimits(void) {
  VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  void *profiler;
  EXPECT(config.sample_interval_ms == 1 && config.track_memory && config.build_call_graph);
  EXPECT(config.max_samples == 1000000);
  config.track_memory = false;
  config.build_call_graph = false;
  config.max_samples = 1;
  profiler = vais_profiler_create(&config);
  memset(&config, 0, sizeof(config)); // it was copied
  EXPECT(vais_profiler_start(profiler));
  record(profiler);
  EXPECT(same(vais_profiler_get_stats(profiler), 1, 0, 0, 0, 0, 0));
  EXPECT(vais_profiler_get_dropped_samples(profiler) == 2);
  vais_profiler_destroy(profiler);
}

static void recordGlobal(void) {
  vais_profiler_global_record_sample("main", 0x1000);
  vais_profiler_global_record_sample("parse", 0x2000);
  vais_profiler_global_record_allocation(100, 0x10);
  vais_profiler_global_record_allocation(50, 0x20);
  vais_profiler_global_record_deallocation(0x10);
  vais_profiler_global_record_call("main", "parse");
  vais_profiler_global_record_call("main", "parse");
}

static void ofTheProcess(void) {
  VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  recordGlobal();
  vais_profiler_global_destroy();
  EXPECT(!vais_profiler_global_start() && !vais_profiler_global_stop());
  EXPECT(same(vais_profiler_global_get_stats(), 0, 0, 0, 0, 0, 0));
  EXPECT(vais_profiler_global_get_dropped_samples() == 0);
  config.max_samples = 1;
  EXPECT(vais_profiler_global_init(&config) && !vais_profiler_global_init(NULL));
  recordGlobal();
  EXPECT(vais_profiler_global_start() && !vais_profiler_global_start());
  recordGlobal();
  EXPECT(same(vais_profiler_global_get_stats(), 1, 2, 150, 50, 150, 1));
  EXPECT(vais_profiler_global_get_dropped_samples() == 1);
  EXPECT(vais_profiler_global_stop() && !vais_profiler_global_stop());
  recordGlobal();
  EXPECT(same(vais_profiler_global_get_stats(), 1, 2, 150, 50, 150, 1));
  vais_profiler_global_destroy();
  EXPECT(vais_profiler_global_init(NULL));
  EXPECT(same(vais_profiler_global_get_stats(), 0, 0, 0, 0, 0, 0));
  vais_profiler_global_destroy();
}

int main(void) {
  withoutProfiler();
  withDefaults();
  withLimits();
  ofTheProcess();
  return failures != 0;
}
