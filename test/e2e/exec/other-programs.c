// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a > out.txt
// RUN: %expect a.vprof -- "calls('by_system') == 1" "calls('by_spawn') == 1" "calls('by_popen') == 1" \
// RUN:   "calls('main') == 1" "all_calls() == 4" "nothing_dropped()"
// RUN: test $(ls | grep -c vprof) -eq 1 && grep -q popen out.txt

// Programs started by system, posix_spawn and popen neither write a profile nor disturb this one.
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
extern char **environ;
static void by_system(void) {
  if (system("true"))
    abort();
}
static void by_spawn(void) {
  pid_t id;
  char *arguments[] = {"true", NULL};
  int status;
  if (posix_spawnp(&id, "true", NULL, NULL, arguments, environ) || waitpid(id, &status, 0) < 0)
    abort();
}
static void by_popen(void) {
  char line[16];
  FILE *pipe = popen("echo popen", "r");
  fputs(fgets(line, sizeof line, pipe), stdout);
  pclose(pipe);
}
int main(void) {
  by_system();
  by_spawn();
  by_popen();
  return 0;
}
