// RUN: %enter && %clang -O0 -I %inputs %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "all_calls() == 20000 * 6 + 2" "sum(calls('level6_%d' % i) for i in range(6)) == 20000" "nothing_dropped()"
// RUN: test $(stat -c %%s a.vprof) -gt 1000000

// A program that closes every descriptor, opens others with the same numbers and changes its
// working directory still gets a complete profile, though most of it is written afterwards.
#include <fcntl.h>
#include <unistd.h>
#include "many-paths.h"
int main(void) {
  for (int i = 0; i < 1024; i++)
    close(i);
  for (int i = 0; i < 20; i++)
    if (open("/dev/null", O_RDWR) != i)
      return 1;
  if (chdir("/"))
    return 1;
  take_paths(20000);
  for (int i = 0; i < 20; i++)
    if (close(i))
      return 1;
  return 0;
}
