// RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan;wrappers=on' %clang -O1 -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan' %clang -O1 -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=OFF --implicit-check-not=record_malloc

// A wrapper of malloc in another file may be instrumented itself; counting what it returns would
// then count the memory twice, so that it must be requested.

// CHECK:      user: instrumented, 1 exit, 0 resume points, 2 allocation sites
// CHECK-NEXT:   take -> vais_profiler_record_malloc
// CHECK-NEXT:   take_many -> vais_profiler_record_malloc
// OFF: user: instrumented, 1 exit, 0 resume points, 0 allocation sites
__attribute__((malloc, alloc_size(1))) void *take(unsigned long size);
__attribute__((malloc, alloc_size(1, 2))) void *take_many(unsigned long count, unsigned long size);
__attribute__((alloc_size(2))) void *resize(void *block, unsigned long size);
__attribute__((malloc)) void *unsized(void);
void use(void *, void *, void *, void *);
void user(void) { use(take(1), take_many(2, 3), resize(0, 1), unsized()); }
