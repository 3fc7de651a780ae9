// REQUIRES: root
// RUN: %enter && mkdir jail && %clang -O0 -I %inputs %s -o a
// RUN: for how in chroot setuid; do %to=$how.vprof ./a $how && \
// RUN:   %expect $how.vprof -- "calls('main') == 1" "calls('before') == 1000" "edge('main', 'before') == 1000" \
// RUN:     "report['dropped']['bytes'] > 0" "report['program']['state'] == 'exited'" || exit 1; \
// RUN:   %profiler report $how.vprof | grep "note: no file space for" || exit 1; done

// A program that gives up the right to open its profile still runs. What was recorded before, and
// on paths known before, is kept; one line says that memory could not be saved afterwards.
#include <string.h>
#include <unistd.h>
#include "many-paths.h"
static void before(void) { random_state++; }
int main(int argc, char **argv) {
  before();
  if (!strcmp(argv[argc - 1], "chroot") ? chroot("jail") : setuid(65534))
    return 1;
  for (int i = 1; i < 1000; i++)
    before();
  take_paths(20000);
  return 0;
}
