// RUN: %enter && %clang -O0 -g -DOTHER -c %s -o other.o && %clang -O0 -g -c %s -o main.o
// RUN: %clang main.o other.o -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "sorted((f['calls'], f['line']) for f in report['functions'] if f['name'] == 'work') == [(3, 11), (5, 19)]" \
// RUN:   "all(f['file'].endswith('same-name.c') for f in report['functions'])" "edge('other', 'work') == 3"

// Local functions of the same name are distinguished by file and line. Objects may be compiled one
// by one and linked without any source.
void other(void);

#ifdef OTHER
static void work(void) {}
void other(void) {
  for (int i = 0; i < 3; i++)
    work();
}
#else

static volatile int sink;
static void work(void) { sink++; }
int main(void) {
  for (int i = 0; i < 5; i++)
    work();
  other();
  return 0;
}
#endif
