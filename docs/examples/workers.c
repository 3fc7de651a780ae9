/* Divides its work among child processes.
 *
 *   vais-profiler-clang -O2 -g workers.c -o workers
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { kWorkers = 3 };

__attribute__((noinline)) int is_prime(int number) {
  for (int i = 2; i * i <= number; ++i)
    if (number % i == 0)
      return 0;
  return number > 1;
}

__attribute__((noinline)) int count_primes(int from, int to) {
  int primes = 0;
  for (int i = from; i < to; ++i)
    primes += is_prime(i);
  return primes;
}

int main(void) {
  for (int i = 0; i < kWorkers; ++i) {
    if (fork() == 0) {
      printf("%d primes\n", count_primes(i * 100000, (i + 1) * 100000));
      return 0;
    }
  }
  while (wait(NULL) > 0)
    ;
  return 0;
}
