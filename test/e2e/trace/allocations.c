// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof:mode=trace ./a && %profiler replay a.vprof | %calls | FileCheck %s
// RUN: %expect a.vprof -- "memory('make') == (3, 33554432 + 124, 0)" "memory('grow') == (1, 4000, 0)" "memory('drop') == (0, 0, 2)" \
// RUN:   "report['memory']['current_allocated_bytes'] == 100" "report['memory']['peak_allocated_bytes'] == 33554432 + 100 + 4000"
// RUN: %to=b.vprof:mode=trace:memory=none ./a && ! %profiler replay b.vprof | grep "+ "

// A trace contains allocations and frees where they happened, with sizes and addresses. The live
// memory at the end, and at the peak, follows from them, whichever thread frees.
#include <pthread.h>
#include <stdlib.h>
static char *volatile blocks[3];
static char *make(size_t size) { return malloc(size); }
static void grow(void) { blocks[0] = realloc(blocks[0], 4000); }
static void *drop(void *unused) {
  free(blocks[0]);
  free(blocks[2]);
  return unused;
}
int main(void) {
  blocks[0] = make(24);
  blocks[1] = make(100);
  grow();
  blocks[2] = make((size_t)32 << 20);
  pthread_t thread;
  pthread_create(&thread, NULL, drop, NULL);
  pthread_join(thread, NULL);
  return 0;
}
// CHECK:      make() {
// CHECK-NEXT: + 24 B at [[SMALL:0x[0-9a-f]+]]
// CHECK:      grow() {
// CHECK-NEXT: + 4000 B at [[GROWN:0x[0-9a-f]+]], - [[SMALL]]
// CHECK:      make() {
// CHECK-NEXT: + 33554432 B at [[LARGE:0x[0-9a-f]+]]
// CHECK:      drop() {
// CHECK-NEXT: - [[GROWN]]
// CHECK-NEXT: - [[LARGE]]
