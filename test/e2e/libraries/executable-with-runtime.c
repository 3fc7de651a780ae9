// RUN: %enter && %clang -O0 -shared -DLIBRARY %s -o library.so && %clang -O0 %s -o a -ldl
// RUN: %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('library_work') == 300" "calls('library_leaf') == 300" "edge('use', 'library_work') == 300" \
// RUN:   "edge('library_work', 'library_leaf') == 300" "edge('library_work', 'called_back') == 300" "calls('use') == 3" "nothing_dropped()"
// RUN: test $(ls | grep -c vprof) -eq 1
// RUN: ! readelf -sW library.so | grep -E "(FUNC|OBJECT).* [0-9]+ vais_profiler_record"

// A library that is repeatedly loaded and unloaded records with the executable's runtime, in one
// profile and one tree. Its functions keep their names when it is gone.
#ifdef LIBRARY
static volatile int sink;
static void library_leaf(void) { sink = 1; }
void library_work(void (*call_back)(void)) {
  library_leaf();
  call_back();
}
#else
#include <dlfcn.h>
#include <stdlib.h>
static volatile int sink;
static void called_back(void) { sink = 2; }
static void use(void) {
  void *library = dlopen("./library.so", RTLD_NOW);
  void (*work)(void (*)(void)) = (void (*)(void (*)(void)))dlsym(library, "library_work");
  for (int i = 0; i < 100; i++)
    work(called_back);
  if (dlclose(library))
    abort();
  if (dlopen("./library.so", RTLD_NOW | RTLD_NOLOAD))
    abort();
}
int main(void) {
  for (int i = 0; i < 3; i++)
    use();
  return 0;
}
#endif
