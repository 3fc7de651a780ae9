// REQUIRES: x86-64
// RUN: %enter && for width in 32:avx 64:avx512f; do grep -qw ${width#*:} /proc/cpuinfo || continue; for level in 0 2; do \
// RUN:   %clang -O$level -m${width#*:} -DWIDTH=${width%%:*} %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "calls('add') == 2000" "calls('spill') == 1000" "edge('step', 'add') == 2000" "edge('step', 'spill') == 1000" \
// RUN:   "nothing_dropped()" || exit 1; done; done
// RUN: %clang -O2 -DWIDTH=16 %s -o a && bash %S/Inputs/in-all-ways.sh "%expect" ./a -- "calls('add') == 2000"

// Nothing that the runtime does for a function's first call or for a timed call changes the upper
// parts of vector registers, which hold arguments and results.
typedef long Vector __attribute__((vector_size(WIDTH)));
#define LAST (WIDTH / 8 - 1)
__attribute__((noinline)) static Vector add(Vector a, Vector b) { return a + b; }
__attribute__((noinline)) static Vector spill(Vector a, Vector b, Vector c, Vector d, Vector e, Vector f, Vector g, Vector h, Vector i) {
  return a - b + c - d + e - f + g - h + i;
}
__attribute__((noinline)) static int step(long n) {
  Vector a = {0}, b = {0};
  a[0] = n, b[0] = 1, a[LAST] = 7 * n, b[LAST] = 3;
  const Vector c = add(add(a, b), b), d = spill(a, b, a, b, a, b, a, b, c);
  return c[0] == n + 2 && c[LAST] == 7 * n + 6 && d[0] == 5 * n - 2 && d[LAST] == 35 * n - 6;
}
int main(void) {
  int right = 0;
  for (long n = 0; n < 1000; n++)
    right += step(n);
  return right != 1000;
}
