// RUN: %enter && %clang -O0 -fno-builtin %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('main') == 1" "calls('work') == 1000" "all_calls() == 1001" "nothing_dropped()" \
// RUN:   "report['program']['state'] == 'exited'"
// RUN: %to=b.vprof ./a fork
// RUN: %expect b.vprof.* -- "calls('work') == 1000" "report['program']['forked']"

// A program may define functions with names of libc's. They belong to the program: the profiler
// calls none of them, whether it starts, records, grows the file, forks or ends.
static volatile int sink;
static void work(int depth) {
  sink = depth;
  if (depth > 0)
    work(depth - 1);
}
#define OWN(name)                                                                                  \
  void name(void) { __builtin_trap(); }
OWN(read) OWN(write) OWN(open) OWN(openat) OWN(close) OWN(mmap) OWN(mmap64) OWN(munmap) OWN(unlink)
OWN(rename) OWN(ftruncate) OWN(fallocate) OWN(getpid) OWN(gettid) OWN(getcwd) OWN(readlink)
OWN(clock_gettime) OWN(time) OWN(div) OWN(memcpy) OWN(memset) OWN(memmove) OWN(memcmp) OWN(bcmp)
OWN(strlen) OWN(strcmp) OWN(strcpy) OWN(getenv) OWN(syscall) OWN(pthread_self) OWN(sched_yield)
OWN(kill) OWN(tgkill) OWN(pthread_atfork) OWN(atexit) OWN(malloc) OWN(calloc) OWN(realloc) OWN(free)
extern int fork(void);
extern int waitpid(int, int *, int);
extern void _exit(int);
int main(int argc, char **argv) {
  (void)argv;
  int child = argc > 1 ? fork() : 0;
  for (int i = 0; i < 10; i++)
    work(99);
  if (argc > 1 && child == 0)
    _exit(0);
  int status = 0;
  if (child)
    waitpid(child, &status, 0);
  return status;
}
