// REQUIRES: x86-64
// RUN: %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

// The name of a function with arguments on the stack, which calls hooks, is dropped if nobody calls it.
// The declarations of these hooks are not turned into definitions when others are inlined.

// CHECK-NOT: define {{.*}}@vais_profiler_record_
void *malloc(unsigned long);
__attribute__((noinline)) static int many(int a, int b, int c, int d, int e, int f, int g) {
  return *(volatile int *)&a + b + c + d + e + f + g;
}
void *call(int n) { return malloc(many(n, 1, 2, 3, 4, 5, 6)); }
