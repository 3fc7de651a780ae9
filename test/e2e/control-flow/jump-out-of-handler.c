// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('crash') == 100" "calls('handle') == 100" "calls('recover') == 100" \
// RUN:   "edge('attempt', 'recover') == 100" "edge('attempt', 'crash') == 100" "edge('main', 'attempt') == 100" \
// RUN:   "edge('crash', 'handle') == 100" "report['dropped']['calls'] == 0"

// If a handler leaves by siglongjmp, the function that called sigsetjmp is the caller again.
#include <setjmp.h>
#include <signal.h>
static sigjmp_buf place;
static volatile int *volatile nowhere;
static volatile int sink;
static void handle(int signal) { siglongjmp(place, signal); }
static void crash(void) { *nowhere = 1; }
static void recover(void) { sink = 1; }
static void attempt(void) {
  if (sigsetjmp(place, 1) == 0)
    crash();
  else
    recover();
}
int main(void) {
  signal(SIGSEGV, handle);
  for (int i = 0; i < 100; i++)
    attempt();
  return 0;
}
