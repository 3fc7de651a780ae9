// RUN: %enter && %clangxx -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('release') == 50" "calls('Guard::~Guard') == 50" "calls('work') == 50" \
// RUN:   "memory('release') == (0, 0, 50)" "nothing_dropped()"

// Destructors of thread-specific data and of thread_local objects run when a thread has almost
// ended, and are counted like everything else.
#include <cstdlib>
#include <pthread.h>
static pthread_key_t key;
static volatile int sink;
struct Guard {
  ~Guard() { sink = 1; }
  void touch() { sink = 2; }
};
static thread_local Guard guard;
extern "C" void release(void *block) { free(block); }
extern "C" void *work(void *argument) {
  guard.touch();
  pthread_setspecific(key, malloc(16));
  return argument;
}
int main() {
  pthread_key_create(&key, release);
  for (int i = 0; i < 50; ++i) {
    pthread_t thread;
    pthread_create(&thread, nullptr, work, nullptr);
    pthread_join(thread, nullptr);
  }
}
