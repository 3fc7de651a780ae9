// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a -ldl
// RUN: for name in one two; do %plain-clang -O1 -shared -fPIC -I%S/Inputs -DLIBRARY=$name %s -o $name.so; done
// RUN: for end in exit kill; do for time in none sampled; do \
// RUN:   %to=a.vprof:time=$time ./a $end > a.txt; read one two < a.txt && \
// RUN:   %expect --libraries=show a.vprof -- "is_code_of('one.so', 'run', $one)" "is_code_of('two.so', 'run', $two)" \
// RUN:     "{'one [one.so]', 'two [two.so]'} <= names()" \
// RUN:     "[o['unloaded'] for o in report['objects'] if o['path'].endswith('/one.so')] == [True]" || exit 1; done; done

// Libraries that were opened and closed, one in the place of the other, are told apart. A kill loses
// nothing.
#ifdef LIBRARY
#include "work.h"
static volatile unsigned own; // which takes no call of __tls_get_addr to reach
void LIBRARY(double length) { FOR_MILLISECONDS(length, for (int i = 0; i < 1000; ++i) own = own * 5 + 1); }
#else
#include "work.h"
#include <dlfcn.h>

// Returns the milliseconds of CPU time that it took.
NOINLINE static double run(const char *file, const char *name, double length) {
  void *library = dlopen(file, RTLD_NOW);
  REQUIRE(library);
  void (*function)(double) = (void (*)(double))dlsym(library, name);
  const double start = cpu();
  function(length);
  const double end = cpu();
  dlclose(library);
  return end - start;
}

int main(int count, char **arguments) {
  const double one = run("./one.so", "one", 400), two = run("./two.so", "two", 800);
  printf("%.1f %.1f\n", one, two);
  fflush(stdout);
  if (!strcmp(arguments[count - 1], "kill"))
    kill(getpid(), SIGKILL);
  return 0;
}
#endif
