// RUN: %enter && for i in 0 1 2 3; do %clang -O0 -shared -DLIBRARY=library$i %s -o library$i.so || exit 1; done
// RUN: %clang -O0 -pthread %s -o a -ldl && %to=a.vprof ./a
// RUN: %expect a.vprof -- "all(calls('library%d' % i) == 20000 for i in range(4))" "calls('load') == 4" "nothing_dropped()"

// Four threads load, use and unload libraries at the same time, repeatedly: all counts are exact.
#ifdef LIBRARY
static volatile int sink;
void LIBRARY(void) { sink = 1; }
#else
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
static void *load(void *argument) {
  char file[32], name[32];
  snprintf(file, sizeof file, "./library%d.so", *(int *)argument);
  snprintf(name, sizeof name, "library%d", *(int *)argument);
  for (int i = 0; i < 100; i++) {
    void *library = dlopen(file, RTLD_NOW);
    void (*work)(void) = (void (*)(void))dlsym(library, name);
    for (int j = 0; j < 200; j++)
      work();
    if (dlclose(library))
      abort();
  }
  return NULL;
}
int main(void) {
  pthread_t threads[4];
  int numbers[4] = {0, 1, 2, 3};
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, load, &numbers[i]);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
#endif
