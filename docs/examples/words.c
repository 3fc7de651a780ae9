/* Counts how often each word occurs in a text that it makes up. It is slower than it need be, and
 * it leaks: the tutorial finds both with the profiler.
 *
 *   vais-profiler-clang -O2 -g words.c -o words              as it was written first
 *   vais-profiler-clang -O2 -g -DBETTER words.c -o words     with both mended
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kWords = 1000000, kVocabulary = 2000, kBuckets = 4096, kLongestWord = 64 };

typedef struct Entry {
  struct Entry *next;
  char *word;
  long count;
} Entry;

static Entry *table[kBuckets];

/* Each word of the text stands for a number below kVocabulary; small numbers are more frequent. */
static unsigned random_word(void) {
  static uint64_t state = 1;
  state = state * 6364136223846793005u + 1442695040888963407u;
  uint64_t a = state >> 33;
  return (unsigned)((a & 0xffff) * (a >> 16 & 0x7fff) * kVocabulary >> 31);
}

void spell(unsigned number, char *word) {
  *word++ = 'w';
  do {
    *word++ = (char)('a' + number % 26);
    number /= 26;
  } while (number);
  *word = 0;
}

static unsigned hash(const char *word) {
#ifdef BETTER
  unsigned hash = 2166136261u;
  for (; *word; ++word)
    hash = (hash ^ (unsigned char)*word) * 16777619u;
  return hash % kBuckets;
#else
  return (unsigned char)word[1] % kBuckets;
#endif
}

static int same(const char *a, const char *b) {
  while (*a && *a == *b)
    ++a, ++b;
  return *a == *b;
}

Entry *find(const char *word) {
  Entry *entry = table[hash(word)];
  while (entry && !same(entry->word, word))
    entry = entry->next;
  return entry;
}

char *copy(const char *word) { return strcpy(malloc(kLongestWord), word); }

void add(char *word) {
  Entry *entry = malloc(sizeof *entry);
  Entry **bucket = &table[hash(word)];
  *entry = (Entry){*bucket, word, 1};
  *bucket = entry;
}

void count_word(const char *word) {
#ifdef BETTER
  Entry *entry = find(word);
  if (entry)
    ++entry->count;
  else
    add(copy(word));
#else
  char *own = copy(word);
  Entry *entry = find(own);
  if (entry)
    ++entry->count; /* nobody frees `own` */
  else
    add(own);
#endif
}

void read_text(void) {
  char word[kLongestWord];
  for (int i = 0; i < kWords; ++i) {
    spell(random_word(), word);
    count_word(word);
  }
}

static int by_count(const void *a, const void *b) {
  const Entry *left = *(Entry *const *)a, *right = *(Entry *const *)b;
  return (left->count < right->count) - (left->count > right->count);
}

void print_most_frequent(void) {
  static Entry *all[kVocabulary];
  size_t count = 0;
  for (int i = 0; i < kBuckets; ++i)
    for (Entry *entry = table[i]; entry; entry = entry->next)
      all[count++] = entry;
  qsort(all, count, sizeof *all, by_count);
  for (int i = 0; i < 3; ++i)
    printf("%s: %ld\n", all[i]->word, all[i]->count);
}

int main(void) {
  read_text();
  print_most_frequent();
  return 0;
}
