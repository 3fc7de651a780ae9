// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "calls('integers') == 100" "calls('floats') == 100" "calls('mixed') == 100" "calls('by_value') == 100" \
// RUN:   "calls('aligned') == 100" "calls('extended') == 100" "calls('wide') == 100" "calls('vectors') == 100" \
// RUN:   "edge('passes', 'small') == 100" "edge('passes', 'halves') == 100" "edge('passes', 'large') == 100" \
// RUN:   "edge('passes', 'complex') == 100" "calls('passes') == 100" "all_calls() == 1301" "nothing_dropped()" || exit 1; done

// However arguments and results are passed, in registers or on the stack, they arrive, whether a
// call is timed or not.
typedef float Four __attribute__((vector_size(16)));
struct Small { long first; char second; };
struct Halves { double first; long second; };
struct Large { long values[20]; };
struct __attribute__((aligned(32))) Aligned { int values[8]; };
#define NOINLINE __attribute__((noinline))

NOINLINE long integers(long a, int b, char c, short d, long e, long f, long g, char h, int i) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i;
}
NOINLINE double floats(double a, float b, double c, double d, double e, double f, double g, double h, double i, float j) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
}
NOINLINE double mixed(long a, double b, struct Small c, float d, struct Halves e, long f, struct Large g, int h, double i) {
  return a + b + c.first + c.second + d + e.first + e.second + f + g.values[0] + g.values[19] + h + i;
}
NOINLINE long by_value(struct Large a, long b, struct Large c) { return a.values[3] + b + c.values[19]; }
NOINLINE long aligned(int a, struct Aligned b, struct Aligned c) {
  return (((unsigned long)&b | (unsigned long)&c) & 31) ? -1 : a + b.values[0] + c.values[7];
}
NOINLINE long double extended(long double a, int b, long double c) { return a * b + c; }
NOINLINE __int128 wide(__int128 a, long b, __int128 c, __int128 d) { return a * b + c - d; }
NOINLINE Four vectors(Four a, Four b, Four c, Four d, Four e, Four f, Four g, Four h, Four i) {
  return a + b + c + d + e + f + g + h * i;
}
NOINLINE struct Small small(long n) { return (struct Small){n, (char)(n + 1)}; }
NOINLINE struct Halves halves(long n) { return (struct Halves){n + 0.5, n + 2}; }
NOINLINE struct Large large(long n) {
  struct Large result;
  for (int i = 0; i < 20; i++)
    result.values[i] = n + i;
  return result;
}
NOINLINE _Complex double complex(double n) { return n + 3.0i; }

NOINLINE int passes(long n) {
  const struct Large big = large(n);
  const struct Aligned held = {{(int)n, 0, 0, 0, 0, 0, 0, 7}};
  const struct Small pair = small(n);
  const struct Halves half = halves(n);
  const _Complex double number = complex(n);
  const Four ones = {1, 2, 3, 4}, sum = vectors(ones, ones, ones, ones, ones, ones, ones, ones, ones * (float)n);
  const __int128 huge = (__int128)1 << 100;
  return integers(n, 1, 2, 3, 4, 5, 6, 7, 8) == n + 2 + 6 + 12 + 20 + 30 + 42 + 56 + 72 &&
         floats(n, 1, 2, 3, 4, 5, 6, 7, 8, 9) == n + 2 + 6 + 12 + 20 + 30 + 42 + 56 + 72 + 90 &&
         mixed(1, 2, pair, 3, half, 4, big, 5, 6) == 21 + 6 * n + 1 + 2.5 + 19 &&
         by_value(big, 5, big) == 2 * n + 3 + 5 + 19 && aligned(1, held, held) == 1 + n + 7 &&
         extended(n, 2, 0.25L) == 2 * n + 0.25L && wide(huge, n, huge, 1) == huge * (n + 1) - 1 &&
         pair.first == n && pair.second == (char)(n + 1) && half.first == n + 0.5 && half.second == n + 2 &&
         __real__ number == n && __imag__ number == 3.0 && sum[3] == 4 * 7 + 16 * n && sum[0] == 7 + n;
}
int main(void) {
  int right = 0;
  for (long n = 0; n < 100; n++)
    right += passes(n);
  return right != 100;
}
