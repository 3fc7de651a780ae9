// RUN: %enter && %clang -O1 -fPIC -shared -DLIBRARY %s -o library.so && %plain-clang -O1 %s -o plain && %clang -O1 %s -o own
// RUN: %to=plain.vprof:time=exact LD_PRELOAD=./library.so ./plain && %expect plain.vprof -- "calls('getppid') == 500" "calls('inner') == 500" \
// RUN:   "edge('getppid', 'inner') == 500" "edge(None, 'getppid') == 500" "all_calls() == 1000" "nothing_dropped()"
// RUN: %to=own.vprof:time=exact LD_PRELOAD=./library.so ./own && %expect own.vprof -- "edge('ask', 'getppid') == 500" "calls('ask') == 5" \
// RUN:   "edge('getppid', 'inner') == 500" "nothing_dropped()"
// RUN: %to=shell.vprof LD_PRELOAD=./library.so sh -c 'exit 7' || test $? -eq 7
// RUN: test $(ls | grep -c '[.]vprof') -le 3

// An instrumented library that is preloaded, and replaces a function of libc, records in any program: in one that is not
// instrumented, and in one that is, where it becomes part of its paths.
#ifdef LIBRARY
static volatile int sink;
__attribute__((noinline)) int inner(int n) { return sink = n; }
int getppid(void) { return inner(1234); }
#else
#include <unistd.h>
__attribute__((noinline)) static int ask(void) {
  int sum = 0;
  for (int i = 0; i < 100; i++)
    sum += getppid();
  return sum;
}
int main(void) {
  int sum = 0;
  for (int i = 0; i < 5; i++)
    sum += ask();
  return sum != 500 * 1234;
}
#endif
