/* Names that would be markup: of a function, a thread, an argument, and a line of this file. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>

static volatile long sink;

void evil(long n) __asm__("</script><img src=x onerror=document.title='owned'>");
__attribute__((noinline)) void evil(long n) { /* </script><img src=x onerror=document.title='owned'> */
  for (long i = 0; i < n; ++i)
    sink += i;
  free(malloc(1000));
}

int main(void) {
  pthread_setname_np(pthread_self(), "<img src=x>");
  for (int i = 0; i < 100; ++i)
    evil(1000);
  return 0;
}
