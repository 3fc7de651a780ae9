// RUN: %enter && %clang -O2 %s -o a && %to=a.vprof:memory=exact ./a && ls a.vprof.*
// RUN: %expect a.vprof -- "value('make', 'live_blocks') == 0" "value('make', 'allocations') == 10" "nothing_dropped()"
// RUN: %expect a.vprof.* -- "value('make', 'live_blocks') == 3" "value('make', 'allocations') == 5" \
// RUN:   "report['memory']['unseen_frees'] == 1" "report['memory']['peak_allocated_bytes'] == 500"

// A forked child follows its own blocks. Those that it inherited belong to the parent, which frees
// them too; the child's frees of them are counted as frees, but not as unseen ones.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
__attribute__((noinline)) void *make(void) { return malloc(100); }
int main(void) {
  void *blocks[10], *own[5];
  for (int i = 0; i < 10; i++)
    blocks[i] = make();
  const pid_t child = fork();
  if (!child) {
    for (int i = 0; i < 5; i++)
      own[i] = make();
    free(own[0]);
    free(own[1]);
    free(realpath("/", NULL)); // made by code without hooks
  }
  for (int i = 0; i < 10; i++)
    free(blocks[i]);
  if (child)
    waitpid(child, NULL, 0);
  return 0;
}
