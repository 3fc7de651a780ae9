/* A program that is slow to start: it waits for its settings and makes a dictionary of which it
 * needs little. Phases tell the profiler when it starts and when it serves.
 *
 *   vais-profiler-clang -O1 -g startup.c -o startup
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <vais_profiler.h>

enum { kDictionary = 3000000, kRequests = 20000 };

static uint32_t *dictionary;

/* Stands for a server that takes its time to answer. */
__attribute__((noinline)) void ask_server(void) { usleep(150000); }

__attribute__((noinline)) void load_settings(void) {
  ask_server();
  ask_server();
}

__attribute__((noinline)) uint32_t mix(uint32_t value) {
  for (int i = 0; i < 8; ++i) {
    value ^= value << 13;
    value ^= value >> 17;
    value ^= value << 5;
  }
  return value;
}

__attribute__((noinline)) void load_dictionary(void) {
  dictionary = malloc(kDictionary * sizeof *dictionary);
  for (uint32_t i = 0; i < kDictionary; ++i)
    dictionary[i] = mix(i + 1);
}

__attribute__((noinline)) uint32_t answer(uint32_t request) {
  return mix(dictionary[request % kDictionary]);
}

int main(void) {
  vais_profiler_phase("start");
  load_settings();
  load_dictionary();
  vais_profiler_phase("serve");
  uint32_t sum = 0;
  for (uint32_t i = 0; i < kRequests; ++i)
    sum += answer(i * 7);
  printf("%u\n", sum);
  free(dictionary);
  return 0;
}
