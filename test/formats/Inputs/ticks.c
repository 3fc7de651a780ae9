/* Ticks until there is a file `stop`, a hundred seconds at most, and says how often it did. */
#include <stdio.h>
#include <unistd.h>

void tick(void) {}

int main(void) {
  int ticks = 0;
  for (; ticks < 2000 && access("stop", F_OK) != 0; ++ticks) {
    tick();
    usleep(50000);
  }
  printf("%d\n", ticks);
  return 0;
}
