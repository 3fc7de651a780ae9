// RUN: %enter && echo '{ global: main; local: *; };' > hidden.map && cp %s library.c && export VAIS_PROFILER_PASS_OPTIONS
// RUN: for pass in inline=off inline=on; do VAIS_PROFILER_PASS_OPTIONS=$pass; rm -f a library.so && \
// RUN:   %clang -O1 -fno-inline -fexceptions -g -fPIC -shared -DLIBRARY library.c -o library.so && \
// RUN:   for how in "-Wl,--exclude-libs,ALL" "-Wl,--version-script=hidden.map" "-DMODE=RTLD_DEEPBIND" "-DNAMESPACE"; do \
// RUN:   %clang -O1 -fno-inline -pthread $how %s -o a -ldl || exit 1; \
// RUN:   for options in time=sampled time=exact:memory=exact; do rm -f a.vprof && %to=a.vprof:$options ./a 2> said.txt && test ! -s said.txt && \
// RUN:     %expect a.vprof -- "calls('library_work') == 3000" "edge('use', 'library_work') == 3000" "edge('part', 'library_leaf') == 3000" \
// RUN:       "edge('library_work', 'called_back') == 3000" "edge('called_back', 'library_leaf') == 3000" "calls('use') == 3" "calls('part') == 3000" \
// RUN:       "memory('library_work') == (6000, 144000, 3000)" "line(29) == (3000, 48000)" "line(30) == (3000, 96000)" "nothing_dropped()" || exit 1; done; done; done
// RUN: test $(ls | grep -c vprof) -eq 1

// If a library's hooks bind to a runtime of their own, because the executable exports none, or the
// library prefers its own symbols or is in another namespace, the executable's runtime still
// records everything: one profile, with paths into the library and back.

// RUN: rm a.vprof && %to=a.vprof:mode=trace ./a && %expect a.vprof -- "edge('use', 'library_work') == 3000" "edge('called_back', 'library_leaf') == 3000" "calls('part') == 3000"
// RUN: %to=off.vprof:start=off ./a && %expect off.vprof -- "all_calls() == 0"

// RUN: %plain-clang -O1 -fno-inline -pthread -DNAMESPACE -DTWICE -Wl,--exclude-libs,ALL %s -o b -ldl && %to=b.vprof ./b && \
// RUN:   %expect b.vprof -- "calls('library_work') == 6000" "edge('library_leaf', 'library_work') == 0" "nothing_dropped()"

// Of two shared runtimes in a program that has none of its own, one records.
#ifdef LIBRARY
#include <stdlib.h>
#include <vais_profiler.h>
static volatile int sink;
void library_leaf(void) { sink = 1; }
void library_work(void (*call_back)(void (*)(void))) {
  void *volatile first = malloc(16);
  void *volatile second = malloc(32);
  vais_profiler_region_begin("part");
  library_leaf();
  vais_profiler_region_end("part");
  free(second);
  sink = first != 0;
  call_back(library_leaf);
  sink = 3;
}
#else
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#ifndef MODE
#define MODE 0
#endif
typedef void Work(void (*)(void (*)(void)));
static Work *work;
static volatile int sink;
static void called_back(void (*leaf)(void)) {
  leaf();
  sink = 2;
}
static void *use(void *argument) {
  for (int i = 0; i < 1000; i++)
    work(called_back);
  return argument;
}
static void use_in_threads(void) {
  pthread_t threads[2];
  for (int i = 0; i < 2; i++)
    pthread_create(&threads[i], NULL, use, NULL);
  use(NULL);
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
}
int main(void) {
#ifdef NAMESPACE
  work = (Work *)dlsym(dlmopen(LM_ID_NEWLM, "./library.so", RTLD_NOW | MODE), "library_work");
#else
  work = (Work *)dlsym(dlopen("./library.so", RTLD_NOW | MODE), "library_work");
#endif
  use_in_threads();
#ifdef TWICE
  work = (Work *)dlsym(dlopen("./library.so", RTLD_NOW), "library_work");
  use_in_threads();
#endif
  return 0;
}
#endif
