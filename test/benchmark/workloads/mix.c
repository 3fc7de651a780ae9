// A program that does many things: twelve functions of 1 to 200 ns each, called in random order by
// a function that draws what comes next, as in a server or an interpreter.
//
// usage: mix STEPS
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define NOINLINE __attribute__((noinline))

enum { kTable = 1 << 14, kText = 4096, kSorted = 20, kQueens = 5 };

static uint64_t table[kTable];
static unsigned char text[kText];
static uint32_t crcTable[256];

/// Part of the generator that draws the steps; not a separate function.
static uint64_t state = 88172645463325252u;
#define DRAW() (state ^= state << 13, state ^= state >> 7, state ^= state << 17)

NOINLINE static uint64_t scramble(uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdu;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53u;
  return x ^ x >> 33;
}

NOINLINE static uint64_t lookUp(uint64_t key) {
  uint64_t place = scramble(key) % kTable;
  for (int probes = 0; probes < 8 && table[place] != key; ++probes)
    place = (place + 1) % kTable;
  return place;
}

NOINLINE static uint64_t hashText(const unsigned char *from, uint64_t length) {
  uint64_t hash = 14695981039346656037u;
  for (uint64_t i = 0; i < length; ++i)
    hash = (hash ^ from[i]) * 1099511628211u;
  return hash;
}

NOINLINE static uint32_t checksum(const unsigned char *from, uint64_t length) {
  uint32_t crc = ~0u;
  for (uint64_t i = 0; i < length; ++i)
    crc = crcTable[(crc ^ from[i]) & 255] ^ crc >> 8;
  return ~crc;
}

NOINLINE static void sortSmall(uint64_t *values, int count) {
  for (int i = 1; i < count; ++i) {
    const uint64_t value = values[i];
    int j = i;
    for (; j > 0 && values[j - 1] > value; --j)
      values[j] = values[j - 1];
    values[j] = value;
  }
}

NOINLINE static uint64_t search(const uint64_t *values, int count, uint64_t wanted) {
  int low = 0, high = count;
  while (low < high) {
    const int middle = (low + high) / 2;
    if (values[middle] < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return (uint64_t)low;
}

NOINLINE static uint64_t median(uint64_t seed) {
  uint64_t values[kSorted];
  for (int i = 0; i < kSorted; ++i)
    values[i] = (seed = seed * 6364136223846793005u + 1442695040888963407u) >> 40;
  sortSmall(values, kSorted);
  return values[kSorted / 2] + search(values, kSorted, seed >> 40);
}

NOINLINE static int isSafe(const int *columns, int row, int column) {
  for (int i = 0; i < row; ++i) {
    const int distance = columns[i] - column;
    if (distance == 0 || distance == row - i || distance == i - row)
      return 0;
  }
  return 1;
}

NOINLINE static int place(int *columns, int row) {
  if (row == kQueens)
    return 1;
  int found = 0;
  for (int column = 0; column < kQueens; ++column)
    if (isSafe(columns, row, column)) {
      columns[row] = column;
      found += place(columns, row + 1);
    }
  return found;
}

NOINLINE static int isOdd(uint64_t n);

NOINLINE static int isEven(uint64_t n) { return n == 0 ? 1 : isOdd(n - 1); }

NOINLINE static int isOdd(uint64_t n) { return n == 0 ? 0 : isEven(n - 1); }

NOINLINE static uint64_t divisor(uint64_t a, uint64_t b) {
  while (b != 0) {
    const uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

NOINLINE static uint64_t step(uint64_t drawn) {
  const uint64_t what = drawn >> 58; // 0 to 63
  const unsigned char *from = &text[drawn & 2047];
  int columns[kQueens];
  if (what < 12)
    return lookUp(drawn & 4095);
  if (what < 26)
    return hashText(from, 32 + (drawn >> 20 & 127));
  if (what < 38)
    return checksum(from, 32 + (drawn >> 20 & 127));
  if (what < 50)
    return divisor(drawn & 0xffffff, (drawn >> 24 & 0xffffff) + 1);
  if (what < 61)
    return median(drawn);
  if (what < 63 || (drawn & 15) != 0)
    return (uint64_t)isEven(drawn & 15);
  return (uint64_t)place(columns, 0);
}

NOINLINE static void fill(void) {
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit)
      crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    crcTable[i] = crc;
  }
  for (int i = 0; i < kTable; ++i)
    table[i] = DRAW() & 4095;
  for (int i = 0; i < kText; ++i)
    text[i] = (unsigned char)DRAW();
}

int main(int argc, char **argv) {
  const long steps = argc > 1 ? strtol(argv[1], NULL, 10) : 100000;
  uint64_t sum = 0;
  fill();
  for (long i = 0; i < steps; ++i)
    sum += step(DRAW());
  printf("%llu\n", (unsigned long long)sum);
  return 0;
}
