// RUN: %enter && %clangxx -O1 -fno-inline -fPIC -shared -DLIBRARY %s -o library.so && %clangxx -O1 -fno-inline -pthread %s -o a -ldl && %plain-clangxx -O1 -pthread %s -o plain -ldl
// RUN: for program in a plain; do for options in time=none time=exact:memory=exact mode=trace; do rm -f a.vprof && %to=a.vprof:$options ./$program && \
// RUN:   %expect a.vprof -- "calls('Static::Static') == calls('Static::~Static') == 12" "calls('Local::~Local') == 24" "calls('touch') == 24" \
// RUN:     "calls('atExit') == 12" "memory('Local::~Local')[2] == 24" "report['program']['state'] == 'exited'" "nothing_dropped()" || exit 1; done; done

// Instrumented destructors of a library run when it is unloaded, and those of its thread-local variables when a thread
// ends that has used them: in threads that end first, in the main thread, and, for the last library, as the program exits.
#include <cstdlib>
#ifdef LIBRARY
static volatile int sink;
struct Static {
  Static() { sink = 1; }
  ~Static() { sink = 2; }
};
static Static object;
struct Local {
  void *block = malloc(10);
  __attribute__((noinline)) ~Local() { free(block); }
};
extern "C" __attribute__((noinline)) void atExit() { sink = 3; }
extern "C" __attribute__((noinline)) void touch() {
  static thread_local Local local;
  sink = local.block != nullptr;
}
extern "C" void work(bool isFirst) {
  touch();
  if (isFirst)
    atexit(atExit);
}
#else
#include <dlfcn.h>
#include <pthread.h>
using Work = void(bool);
static void *inThread(void *work) {
  reinterpret_cast<Work *>(work)(false);
  return nullptr;
}
// A library whose thread-local variables live is not unloaded; each thread has its own.
static void *useInThread(void *) {
  void *library = dlopen("./library.so", RTLD_NOW);
  auto *work = reinterpret_cast<Work *>(dlsym(library, "work"));
  pthread_t other;
  pthread_create(&other, nullptr, inThread, reinterpret_cast<void *>(work));
  pthread_join(other, nullptr);
  work(true);
  dlclose(library);
  return nullptr;
}
int main() {
  for (int i = 0; i < 11; ++i) {
    pthread_t thread;
    pthread_create(&thread, nullptr, useInThread, nullptr);
    pthread_join(thread, nullptr);
    if (void *left = dlopen("./library.so", RTLD_NOW | RTLD_NOLOAD)) { // frees what a thread's end has let go of
      dlclose(left);
    }
  }
  useInThread(nullptr);
}
#endif
