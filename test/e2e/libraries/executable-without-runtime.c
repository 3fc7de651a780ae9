// RUN: %enter && %clang -O0 -shared -DLIBRARY %s -o library.so
// RUN: %plain-clang -O0 %s -o loads -ldl && %plain-clang -O0 -DLINKED %s -o linked ./library.so
// RUN: for program in loads linked; do %to=$program.vprof ./$program && \
// RUN:   %expect $program.vprof -- "calls('library_work') == 100" "calls('library_leaf') == 100" "edge(None, 'library_work') == 100" \
// RUN:     "calls('main') == 0" "all_calls() == 200" "memory('library_work') == (100, 1600, 100)" \
// RUN:     "report['program']['path'].endswith('/$program')" "report['program']['state'] == 'exited'" || exit 1; done
// RUN: test $(ls | grep -c vprof) -eq 2
// RUN: ldd library.so | grep libvais_profiler.so

// An instrumented library in a program that is not instrumented brings along the shared runtime,
// whether it is linked or loaded and unloaded.
#ifdef LIBRARY
#include <stdlib.h>
static volatile int sink;
static void library_leaf(void) { sink = 1; }
void library_work(void) {
  library_leaf();
  free(malloc(16));
}
#else
#include <dlfcn.h>
#include <stdlib.h>
void library_work(void);
int main(void) {
#ifdef LINKED
  void (*work)(void) = library_work;
#else
  void *library = dlopen("./library.so", RTLD_NOW);
  void (*work)(void) = (void (*)(void))dlsym(library, "library_work");
#endif
  for (int i = 0; i < 100; i++)
    work();
#ifndef LINKED
  if (dlclose(library))
    abort();
#endif
  return 0;
}
#endif
