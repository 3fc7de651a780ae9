// RUN: %enter && %clang -O0 -shared -DLIBRARY %s -o library.so && %clang -O0 %s -o a ./library.so
// RUN: ldd a | grep libvais_profiler.so && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('library_work') == 50" "edge('main', 'library_work') == 50" "calls('main') == 1" \
// RUN:   "calls('at_load') == 1" "all_calls() == 52"
// RUN: test $(ls | grep -c vprof) -eq 1

// If the executable has its own runtime and the library pulls in the shared one, one of them
// records everything and the other nothing: there is one profile.
#ifdef LIBRARY
static volatile int sink;
__attribute__((constructor)) static void at_load(void) { sink = 1; }
void library_work(void) { sink = 2; }
#else
void library_work(void);
int main(void) {
  for (int i = 0; i < 50; i++)
    library_work();
  return 0;
}
#endif
