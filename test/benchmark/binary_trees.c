/* Makes, walks and drops binary trees in some threads, beside one large tree that lives throughout.
 *
 *   binary_trees DEPTH ROUNDS THREADS
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
  struct node *left, *right;
  long value;
};
static int depth, rounds;
static long sums[64];

static struct node *make(int levels) {
  struct node *node = malloc(sizeof *node);
  node->value = levels;
  node->left = levels ? make(levels - 1) : NULL;
  node->right = levels ? make(levels - 1) : NULL;
  return node;
}

static long walk(const struct node *node) {
  return node ? node->value + walk(node->left) + walk(node->right) : 0;
}

static void drop(struct node *node) {
  if (!node)
    return;
  drop(node->left);
  drop(node->right);
  free(node);
}

static void *work(void *sum) {
  struct node *large = make(depth);
  for (int i = 0; i < rounds; i++)
    for (int levels = 4; levels < depth; levels += 4)
      for (int n = 0; n < 1 << (depth - levels); n++) {
        struct node *small = make(levels);
        *(long *)sum += walk(small);
        drop(small);
      }
  *(long *)sum += walk(large);
  drop(large);
  return NULL;
}

int main(int count, char **words) {
  if (count != 4)
    return 1;
  depth = atoi(words[1]);
  rounds = atoi(words[2]);
  const int threads = atoi(words[3]);
  pthread_t ids[64];
  for (int i = 0; i < threads; i++)
    pthread_create(&ids[i], NULL, work, &sums[i]);
  for (int i = 0; i < threads; i++)
    pthread_join(ids[i], NULL);
  printf("%ld\n", sums[0]);
  return 0;
}
