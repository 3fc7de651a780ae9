/* Keeps BLOCKS blocks of 16 to 127 bytes alive in all, fills each, and replaces them in random
 * order.
 *
 *   mixed_sizes BLOCKS REPLACEMENTS THREADS
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t blocks, replacements;

static uint64_t draw(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

__attribute__((noinline)) static char *make(size_t size) {
  char *block = malloc(size);
  memset(block, 1, size);
  return block;
}

static size_t sizeFrom(uint64_t *state) { return 16 + (draw(state) >> 20) % 112; }

static void *work(void *seed) {
  uint64_t state = (uint64_t)(uintptr_t)seed * 88172645463325252u + 1;
  char **mine = malloc(blocks * sizeof *mine);
  for (size_t i = 0; i < blocks; i++)
    mine[i] = make(sizeFrom(&state));
  for (size_t i = 0; i < replacements; i++) {
    const size_t at = draw(&state) % blocks;
    free(mine[at]);
    mine[at] = make(sizeFrom(&state));
  }
  for (size_t i = 0; i < blocks; i++)
    free(mine[i]);
  free(mine);
  return NULL;
}

int main(int count, char **words) {
  if (count != 4)
    return 1;
  const int threads = atoi(words[3]);
  blocks = (size_t)atol(words[1]) / (size_t)threads;
  replacements = (size_t)atol(words[2]) / (size_t)threads;
  pthread_t ids[64];
  for (int i = 0; i < threads; i++)
    pthread_create(&ids[i], NULL, work, (void *)(uintptr_t)(i + 1));
  for (int i = 0; i < threads; i++)
    pthread_join(ids[i], NULL);
  return 0;
}
