// RUN: %enter && for level in 0 2; do %clangxx -O$level %s -o a && for time in none sampled exact; do rm -f a.vprof && %to=a.vprof:time=$time ./a && \
// RUN:   %expect a.vprof -- "calls('thrower') == 300" "calls('jumper') == 300" "calls('wide') == 300" "calls('pair') == 300" \
// RUN:     "calls('vectors') == 300" "calls('seven') == 300" \
// RUN:     "calls('aligned') == 300" "edge('main', 'thrower') == 300" "edge('main', 'jumper') == 300" "report['dropped']['calls'] == 0" || exit 1; done || exit 1; done

// Calls through pointers, whose edge is known from the second one on: exceptions and jumps leave
// them, and arguments and results of all kinds pass through what finds the context.
#include <csetjmp>
#include <cstdio>
#include <execinfo.h>

typedef float Vector __attribute__((vector_size(16)));
struct Pair {
  long a;
  double b;
};
static std::jmp_buf back;

__attribute__((noinline)) static int thrower(int n) {
  if (n % 3 == 0)
    throw n;
  return n;
}
__attribute__((noinline)) static int jumper(int n) {
  if (n % 3 == 0)
    std::longjmp(back, 1);
  return n;
}
__attribute__((noinline)) static long double wide(int n) { return n + 0.5L; }
__attribute__((noinline)) static Pair pair(int n) { return {n, n + 0.25}; }
__attribute__((noinline)) static Vector vectors(Vector a, Vector b) { return a + b; }
__attribute__((noinline)) static int seven(int a, int b, int c, int d, int e, int f, int g) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g;
}
__attribute__((noinline, force_align_arg_pointer)) static int aligned(int n) {
  void *frames[64];
  return backtrace(frames, 64) > 2 ? n : -1;
}

static int (*volatile throws)(int) = thrower;
static int (*volatile jumps)(int) = jumper;
static long double (*volatile widely)(int) = wide;
static Pair (*volatile pairs)(int) = pair;
static Vector (*volatile adds)(Vector, Vector) = vectors;
static int (*volatile sums)(int, int, int, int, int, int, int) = seven;
static int (*volatile aligns)(int) = aligned;

int main() {
  volatile int caught = 0, jumped = 0, wrong = 0;
  for (volatile int i = 0; i < 300; i = i + 1) {
    try {
      wrong = wrong + (throws(i) != i);
    } catch (int n) {
      caught = caught + 1;
      wrong = wrong + (n != i);
    }
    if (setjmp(back) == 0)
      wrong = wrong + (jumps(i) != i);
    else
      jumped = jumped + 1;
    wrong = wrong + (widely(i) != i + 0.5L);
    const Pair both = pairs(i);
    wrong = wrong + (both.a != i || both.b != i + 0.25);
    const float x = static_cast<float>(i);
    const Vector sum = adds(Vector{x, 1, 2, 3}, Vector{1, x, x, x});
    wrong = wrong + (sum[0] != x + 1 || sum[1] != x + 1 || sum[3] != x + 3);
    wrong = wrong + (sums(1, 1, 1, 1, 1, 1, i) != 21 + 7 * i);
    wrong = wrong + (aligns(i) != i);
  }
  std::printf("%d %d %d\n", caught, jumped, wrong);
  return caught == 100 && jumped == 100 && wrong == 0 ? 0 : 1;
}
