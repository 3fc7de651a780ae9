// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "edge('many', 'even') == 3000" "edge('many', 'odd') == 3000" "edge('some', 'even') == 96" "edge('some', 'odd') == 96" \
// RUN:   "edge('main', 'many') == 3" "all_calls() == 6199" "nothing_dropped()" || exit 1; done

// A function with 2000 call sites has a slot for each callee, one with 64 has a slot for each call:
// both count all calls.
#define NOINLINE __attribute__((noinline))
static volatile long total;
NOINLINE static void even(int n) { total += n; }
NOINLINE static void odd(int n) { total -= n - 1; }
#define TWO even(2), odd(2)
#define EIGHT TWO, TWO, TWO, TWO
#define TEN TWO, TWO, TWO, TWO, TWO
#define HUNDRED TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN
#define THOUSAND HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED
NOINLINE static void some(void) { EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, total += 1; }
NOINLINE static void many(void) { THOUSAND, THOUSAND, total += 1; }
int main(void) {
  for (int i = 0; i < 3; i++) {
    some();
    many();
  }
  return total != 3 * (33 + 1001);
}
