// REQUIRES: root
// RUN: place=$(mktemp -d) && trap "rm -rf $place" EXIT && chmod 755 $place && cd $place && mkdir -m 700 secret && mkdir -m 777 open
// RUN: %clang %s -o app && %clang -static %s -o fixed
// RUN: for program in app fixed; do for how in 4755:setuid 2755:setgid caps:capabilities; do \
// RUN:   name=$program-${how#*:}; cp $program $name; \
// RUN:   if [ $how = caps:capabilities ]; then %python -c "import os, struct; os.setxattr('$name', 'security.capability', struct.pack('<5I', 0x02000001, 0x401, 0, 0, 0))"; else chmod ${how%:*} $name; fi; \
// RUN:   (cd open && setpriv --reuid=65534 --regid=65534 --clear-groups \
// RUN:     env VAIS_PROFILER_OPTIONS=output=$place/secret/x.vprof:toggle_signal=SIGUSR1:time=nonsense ../$name > ../$name.txt 2>&1) || exit 1; \
// RUN:   printf 'secure 1, variable no\nchild no\n' | cmp - $name.txt || exit 1; done; done
// RUN: [ -z "$(ls -A secret)$(ls -A open)" ]
// RUN: (cd open && setpriv --reuid=65534 --regid=65534 --clear-groups %profiler run -o mine.vprof -- ../app-setuid) > said.txt 2>&1
// RUN: grep -q "found that the program left none: with rights that its caller lacks" said.txt
// RUN: (cd open && VAIS_PROFILER_OPTIONS=output=root.vprof ../app-setuid) > said.txt && grep -q "secure 0, variable yes" said.txt && [ -f open/root.vprof ]

// A program with more rights than its caller obeys no options of the caller, opens no file and
// prints nothing, however it got these rights; if root starts it, it does. Programs that it starts
// do not see the variable.
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/wait.h>
#include <unistd.h>

static int work(int n) { return n ? work(n - 1) + 1 : 0; }

int main(void) {
  const char *found = getenv("VAIS_PROFILER_OPTIONS") ? "yes" : "no";
  printf("secure %lu, variable %s\n", getauxval(AT_SECURE), found);
  fflush(stdout);
  if (fork() == 0) {
    work(10);
    dprintf(1, "child %s\n", found);
    exit(0);
  }
  wait(NULL);
  return work(100) == 100 ? 0 : 1;
}
