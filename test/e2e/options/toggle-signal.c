// RUN: %enter && %clang -O0 %s -o a
// RUN: for name in SIGUSR2 USR2 12; do %to=$name.vprof:toggle_signal=$name ./a && \
// RUN:   %expect $name.vprof -- "calls('on') == 30" "calls('off') == 0" "calls('main') == 1" || exit 1; done
// RUN: %to=b.vprof:start=off:toggle_signal=SIGUSR2 ./a && %expect b.vprof -- "calls('off') == 20" "calls('on') == 0"
// RUN: %to=c.vprof:toggle_signal=SIGNONE true; %to=c.vprof:toggle_signal=SIGKILL ./a other 2> said.txt; \
// RUN:   grep "toggle_signal: expected a signal like SIGUSR2, found 'SIGKILL'" said.txt

// A signal switches recording off and on again, whenever it arrives.
#include <signal.h>
static volatile int sink;
static void on(void) { sink++; }
static void off(void) { sink--; }
int main(int count, char **arguments) {
  (void)arguments;
  if (count > 1)
    return 0;
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 10; i++)
      on();
    if (round == 2)
      break;
    raise(SIGUSR2);
    for (int i = 0; i < 10; i++)
      off();
    raise(SIGUSR2);
  }
  return 0;
}
