// RUN: %enter && for i in 1 2; do %clang -O1 -fPIC -shared -DLIBRARY=work$i %s -o library$i.so || exit 1; done && %clang -O1 -pthread %s -o a -ldl
// RUN: for options in time=none time=sampled time=exact:memory=exact; do rm -f a.vprof && %to=a.vprof:$options ./a && \
// RUN:   %expect a.vprof -- "calls('work1') == edge('visit', 'work1') == edge('work1', 'wait') == calls('wait') == 40" \
// RUN:     "calls('work2') == edge('visit', 'work2') == edge('work2', 'pass') == calls('pass') == 40" "calls('after') == 40" \
// RUN:     "edge('visit', 'after') == 40" "report['dropped']['calls'] == 0" || exit 1; done
// RUN: rm a.vprof && %to=a.vprof:mode=trace ./a && %expect a.vprof -- "calls('work1') == calls('work2') == calls('after') == 40" "nothing_dropped()"

// A library is unloaded while its functions are on the stack of other threads, which then leave them by a jump, never to
// return there. Another library takes its place in memory. All calls are counted under the names of their time.
#ifdef LIBRARY
void LIBRARY(void (*then)(void)) {
  __asm__ volatile("");
  then();
  __asm__ volatile("");
}
#else
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
enum { kThreads = 4, kRounds = 10 };
typedef void Work(void (*)(void));
static Work *work1, *work2;
static volatile int sink;
static pthread_barrier_t inside, unloaded, loaded;
static __thread jmp_buf outside;
NOINLINE static void wait(void) {
  pthread_barrier_wait(&inside);
  pthread_barrier_wait(&unloaded);
  longjmp(outside, 1);
}
NOINLINE static void pass(void) { sink = 1; }
NOINLINE static void after(void) { sink = 2; }
NOINLINE static void *visit(void *argument) {
  if (!setjmp(outside))
    work1(wait);
  after();
  pthread_barrier_wait(&loaded);
  work2(pass);
  return argument;
}
static void *load(const char *file, const char *name, Work **work) {
  void *library = dlopen(file, RTLD_NOW);
  *work = (Work *)dlsym(library, name);
  return library;
}
int main(void) {
  pthread_barrier_init(&inside, NULL, kThreads + 1);
  pthread_barrier_init(&unloaded, NULL, kThreads + 1);
  pthread_barrier_init(&loaded, NULL, kThreads + 1);
  for (int round = 0; round < kRounds; round++) {
    void *first = load("./library1.so", "work1", &work1), *second;
    const void *const place = (const void *)work1;
    pthread_t threads[kThreads];
    for (int i = 0; i < kThreads; i++)
      pthread_create(&threads[i], NULL, visit, NULL);
    pthread_barrier_wait(&inside);
    if (dlclose(first) || dlopen("./library1.so", RTLD_NOW | RTLD_NOLOAD))
      abort();
    second = load("./library2.so", "work2", &work2);
    if ((const void *)work2 != place)
      abort();
    pthread_barrier_wait(&unloaded);
    pthread_barrier_wait(&loaded);
    for (int i = 0; i < kThreads; i++)
      pthread_join(threads[i], NULL);
    if (dlclose(second))
      abort();
  }
  return 0;
}
#endif
