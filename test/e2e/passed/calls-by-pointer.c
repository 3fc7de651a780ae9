// RUN: %enter && %clang -shared -fPIC -O1 -DLIBRARY=1 %s -o one.so && %clang -shared -fPIC -O1 -DLIBRARY=2 %s -o two.so
// RUN: for level in 0 2; do for pie in -pie -no-pie; do %clang -O$level $pie %s -o a$level$pie && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level$pie -- \
// RUN:   "edge('same', 'add') == 300" "edge('changing', 'add') == 200" "edge('changing', 'subtract') == 100" "calls('add') == 500 + 21" \
// RUN:   "edge('drives', 'visit') == 200" "edge('drives', 'leave') == 100" "edge('visit', 'leave') == 0" "edge('visit', 'visit') == 0" \
// RUN:   "edge('down', 'down') == 20" "edge('down', 'add') == 21" "edge('large', 'sum') == 100" "edge('catches', 'throw_away') == 100" \
// RUN:   "edge('loads', 'of_library') == 40" "calls('main') == 1" "report['dropped'].get('calls', 0) == 0" || exit 1; done; done

// The first function that a call by pointer calls is called like any other from then on. What the
// pointer leads to may change, be a null pointer, not be instrumented and call others, or be in a
// library that is loaded again with other code at the same address.
#include <dlfcn.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
#define UNSEEN __attribute__((noinline, annotate("vais_profiler_never")))
#ifdef LIBRARY
static volatile int sink;
#if LIBRARY == 2
NOINLINE int in_front(int n) { return sink = n * n - 3; }
#endif
NOINLINE int of_library(int n) { return n + LIBRARY; }
#else
typedef int Operation(int, int);
static volatile int sink;
NOINLINE static int add(int a, int b) { return sink = a + b; }
NOINLINE static int subtract(int a, int b) { return sink = a - b; }
static Operation *volatile operation = add;

NOINLINE static int same(int n) { return operation(n, 1) - n; }
NOINLINE static int changing(Operation *chosen, int n) { return chosen(n, 1) - n; }

// The register in which a context is passed on still holds it when this calls others.
NOINLINE static void visit(void) { sink = 1; }
NOINLINE static void leave(void) { sink = 2; }
UNSEEN static void each(void (*first)(void), void (*second)(void)) {
  first();
  second();
  first();
}
static void (*volatile iterate)(void (*)(void), void (*)(void)) = each;
NOINLINE static void drives(void) {
  iterate(visit, leave);
  sink = 3;
}

NOINLINE static int down(int n);
static int (*volatile deeper)(int) = down;
NOINLINE static int down(int n) {
  const int below = n > 0 ? deeper(n - 1) : 0;
  const int result = operation(below, 1);
  sink = 6;
  return result;
}

typedef struct Large {
  long numbers[20];
} Large;
NOINLINE static Large sum(Large a, double b, Large c) {
  for (int i = 0; i < 20; ++i)
    a.numbers[i] += c.numbers[i] + (long)b;
  return a;
}
static Large (*volatile sums)(Large, double, Large) = sum;
NOINLINE static long large(int n) {
  Large a = {{0}}, c = {{0}};
  a.numbers[19] = n;
  c.numbers[19] = 2;
  return sums(a, 3.5, c).numbers[19] - n;
}

static sigjmp_buf back;
static void handle(int signal) { siglongjmp(back, signal); }
NOINLINE static void throw_away(void) { sink = 4; }
NOINLINE static void catches(void (*what)(void)) {
  what();
  sink = 5;
}
NOINLINE static int calls_null(void) {
  if (sigsetjmp(back, 1) == 0) {
    catches(NULL);
    return 0;
  }
  return 1;
}

NOINLINE static int loads(const char *path, int expected) {
  void *library = dlopen(path, RTLD_NOW);
  if (!library)
    abort();
  int (*function)(int) = (int (*)(int))dlsym(library, "of_library");
  int right = 0;
  for (int i = 0; i < 10; ++i)
    right += function(i) == i + expected;
  dlclose(library);
  return right;
}

int main(void) {
  int right = 0;
  signal(SIGSEGV, handle);
  right += calls_null();
  for (int i = 0; i < 100; ++i) {
    right += same(i) == 1;
    right += same(i) + same(-i) == 2;
    right += changing(add, i) == 1;
    right += changing(i % 2 ? subtract : add, i) == (i % 2 ? -1 : 1);
    right += changing(i % 2 ? add : subtract, i) == (i % 2 ? 1 : -1);
    drives();
    right += large(i) == 2 + 3;
    catches(throw_away);
  }
  right += down(20) == 21;
  right += calls_null();
  for (int i = 0; i < 4; ++i)
    right += loads(i % 2 ? "./two.so" : "./one.so", i % 2 ? 2 : 1);
  return right != 2 + 600 + 1 + 40;
}
#endif
