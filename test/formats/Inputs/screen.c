/* Runs until there is a file `stop`, a hundred seconds at most: calls below calls on two threads, one of which has a
 * wide name, as one of the functions has, and a function whose name would clear a terminal. Says how it began and
 * ended. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile long sink;

__attribute__((noinline)) void 이름이_넓은_함수(void) { ++sink; }
__attribute__((noinline)) void clear(void) __asm__("clear\033[2J\033[31mscreen");
__attribute__((noinline)) void clear(void) { ++sink; }

__attribute__((noinline)) void parse(void) {
  for (int i = 0; i < 20; ++i)
    이름이_넓은_함수();
  clear();
  free(malloc(100));
}
__attribute__((noinline)) void serve(void) {
  for (int i = 0; i < 3; ++i)
    parse();
}

static void *work(void *unused) {
  pthread_setname_np(pthread_self(), "작업");
  while (access("stop", F_OK) != 0) {
    serve();
    usleep(2000);
  }
  return unused;
}

static void leave(int signal) {
  const char said[] = "asked to end\n";
  (void)signal;
  _exit(write(2, said, sizeof said - 1) > 0 ? 3 : 4);
}

int main(int count, char **words) {
  if (count > 1 && strcmp(words[1], "polite") == 0)
    signal(SIGTERM, leave);
  printf("began\n");
  fflush(stdout);
  fprintf(stderr, "\033[7mbad words\033[m\n");
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  for (int i = 0; i < 10000 && access("stop", F_OK) != 0; ++i) {
    parse();
    usleep(10000);
  }
  pthread_join(thread, NULL);
  printf("ended\n");
  return 7;
}
