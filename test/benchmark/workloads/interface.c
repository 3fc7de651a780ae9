// Measures what a call of the C interface costs: each thread repeats the same operations.
// usage: interface sample|call|memory THREADS OPERATIONS
// Prints the CPU time and the wall time per operation in nanoseconds, as means over the threads.
#include "vais_profiler.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { kNames = 16, kLive = 1000, kMostThreads = 64, kBlockDistance = 112 };

static const char *const kFunctions[kNames] = {
    "main",           "parse_expression", "tokenize",     "emit_call",
    "hash_insert",    "hash_find",        "string_equal", "allocate_node",
    "visit_children", "fold_constants",   "resolve_name", "infer_type",
    "lower_block",    "schedule",         "write_object", "read_whole_file"};

static void *gProfiler;
static long gOperations;
static pthread_barrier_t gStart;

typedef struct Worker {
  pthread_t thread;
  uint64_t index;
  void (*work)(uint64_t index);
  double cpu, wall;
} Worker;

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void sample(uint64_t index) {
  (void)index;
  for (long i = 0; i < gOperations; ++i)
    vais_profiler_record_sample(gProfiler, kFunctions[i % kNames], 0);
}

static void call(uint64_t index) {
  (void)index;
  for (long i = 0; i < gOperations; ++i)
    vais_profiler_record_call(gProfiler, kFunctions[i % kNames], kFunctions[(i + 5) % kNames]);
}

static uint64_t addressOf(uint64_t index, uint64_t block) {
  return ((index + 1) << 32) + block * kBlockDistance;
}

/// A free and an allocation of a block chosen at random.
static void memory(uint64_t index) {
  uint64_t random = index + 1;
  for (uint64_t block = 0; block < kLive; ++block)
    vais_profiler_record_allocation(gProfiler, 16 + block % 96, addressOf(index, block));
  for (long i = 0; i < gOperations; ++i) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    const uint64_t block = (random >> 33) % kLive;
    vais_profiler_record_deallocation(gProfiler, addressOf(index, block));
    vais_profiler_record_allocation(gProfiler, 16 + block % 96, addressOf(index, block));
  }
}

static void *run(void *argument) {
  Worker *worker = argument;
  pthread_barrier_wait(&gStart);
  const double cpu = now(CLOCK_THREAD_CPUTIME_ID), wall = now(CLOCK_MONOTONIC);
  worker->work(worker->index);
  worker->cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
  worker->wall = now(CLOCK_MONOTONIC) - wall;
  return NULL;
}

static int check(const char *what, unsigned threads) {
  const VaisProfileStats stats = vais_profiler_get_stats(gProfiler);
  const size_t all = (size_t)gOperations * threads;
  if (!strcmp(what, "sample"))
    return stats.sample_count == all;
  if (!strcmp(what, "call"))
    return stats.call_graph_edges == kNames;
  return stats.total_allocations == all + (size_t)kLive * threads;
}

int main(int count, char **arguments) {
  VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  Worker workers[kMostThreads];
  double cpu = 0, wall = 0;
  const char *what = count == 4 ? arguments[1] : "";
  const unsigned threads = count == 4 ? (unsigned)atoi(arguments[2]) : 0;
  void (*work)(uint64_t) = !strcmp(what, "sample")   ? sample
                           : !strcmp(what, "call")   ? call
                           : !strcmp(what, "memory") ? memory
                                                     : NULL;
  if (!work || threads < 1 || threads > kMostThreads) {
    fprintf(stderr, "usage: interface sample|call|memory THREADS OPERATIONS\n");
    return 2;
  }
  gOperations = atol(arguments[3]);
  config.max_samples = SIZE_MAX;
  gProfiler = vais_profiler_create(&config);
  vais_profiler_start(gProfiler);
  pthread_barrier_init(&gStart, NULL, threads);
  for (unsigned i = 0; i < threads; ++i) {
    workers[i].index = i;
    workers[i].work = work;
    pthread_create(&workers[i].thread, NULL, run, &workers[i]);
  }
  for (unsigned i = 0; i < threads; ++i) {
    pthread_join(workers[i].thread, NULL);
    cpu += workers[i].cpu / threads;
    wall += workers[i].wall / threads;
  }
  printf("%.3f %.3f\n", cpu / (double)gOperations, wall / (double)gOperations);
  return check(what, threads) ? 0 : 1;
}
