// RUN: %enter && for i in 1 2; do %clang -O1 -fno-inline -fPIC -shared -DLIBRARY=$i %s -o library$i.so || exit 1; done
// RUN: %plain-clang -O1 -pthread %s -o loads -ldl && %plain-clang -O1 -pthread -DLINKED %s -o linked -ldl ./library1.so ./library2.so
// RUN: for program in loads linked; do for options in time=none time=exact:memory=exact; do rm -f a.vprof && %to=a.vprof:$options ./$program && \
// RUN:   %expect a.vprof -- "calls('work1') == 3000" "calls('work2') == 3000" "calls('leaf1') == 6000" "calls('leaf2') == 6000" \
// RUN:   "edge('work1', 'work2') == 3000 and edge('work2', 'leaf2') == 3000 and edge('work1', 'leaf1') == 3000" \
// RUN:   "edge('work2', 'leaf1') == 3000 and edge('work1', 'leaf2') == 3000" "calls('atLoad1') == calls('atUnload1') == 1" \
// RUN:   "memory('leaf1') == memory('leaf2') == (6000, 96000, 6000)" "nothing_dropped()" || exit 1; done; done
// RUN: test $(ls | grep -c vprof) -eq 1

// Two instrumented libraries in a program that is not instrumented share one runtime and one tree, whether they are linked
// or loaded: paths lead from one into the other and back. Both are used by three threads and then unloaded.
#ifdef LIBRARY
#include <stdlib.h>
#define JOINED(name, number) name##number
#define NAME(name, number) JOINED(name, number)
static volatile int sink;
__attribute__((constructor)) static void NAME(atLoad, LIBRARY)(void) { sink = 1; }
__attribute__((destructor)) static void NAME(atUnload, LIBRARY)(void) { sink = 2; }
void NAME(leaf, LIBRARY)(void) {
  void *volatile block = malloc(16);
  free(block);
}
void NAME(work, LIBRARY)(void (*other)(void (*)(void), void (*)(void)), void (*leaf)(void)) {
  NAME(leaf, LIBRARY)();
  leaf();
  if (other)
    ((void (*)(void *, void (*)(void)))other)(NULL, NAME(leaf, LIBRARY));
}
#else
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
typedef void Leaf(void);
typedef void Work(void *, Leaf *);
static void *libraries[2];
static void *use(void *argument) {
  Work *work1 = (Work *)dlsym(libraries[0], "work1"), *work2 = (Work *)dlsym(libraries[1], "work2");
  Leaf *leaf2 = (Leaf *)dlsym(libraries[1], "leaf2");
  for (int i = 0; i < 1000; i++)
    work1((void *)work2, leaf2);
  return argument;
}
#ifdef LINKED
Leaf leaf1, leaf2;
Leaf *volatile needed[] = {leaf1, leaf2};
#endif
int main(void) {
  pthread_t threads[3];
  libraries[0] = dlopen("./library1.so", RTLD_NOW);
  libraries[1] = dlopen("./library2.so", RTLD_NOW);
  for (int i = 0; i < 3; i++)
    pthread_create(&threads[i], NULL, use, NULL);
  for (int i = 0; i < 3; i++)
    pthread_join(threads[i], NULL);
  return dlclose(libraries[0]) || dlclose(libraries[1]);
}
#endif
