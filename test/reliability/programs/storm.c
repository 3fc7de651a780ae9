/* Works until it is killed, and says in memory that outlives it what it has done.

   usage: storm FILE KIND   (calls, threads, tree, heap or forks)

   FILE consists of slots of 64 bytes, one for each thread of each process, of six numbers: the process, the calls of
   functions that have begun, the allocations that are about to be made and those that were, and the frees that are
   about to be made and those that were. */
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { kSlots = 16384 };
struct Slot {
  volatile unsigned long process, calls, allocating, allocated, freeing, freed, unused[2];
};
static struct Slot *slots;          /* the first one counts those that were taken */
static __thread struct Slot *mine;  /* null before there is one */

#define UNSEEN __attribute__((annotate("vais_profiler_never")))
#define COUNT() (mine->calls++)

UNSEEN static void takeSlot(void) {
  const unsigned long taken = __atomic_add_fetch(&slots[0].calls, 1, __ATOMIC_RELAXED);
  if (taken >= kSlots)
    _exit(9);
  mine = &slots[taken];
  mine->process = (unsigned long)getpid();
}

static unsigned next(unsigned *state) { return COUNT(), *state = *state * 1103515245 + 12345, *state >> 16; }

static void leaf(void) { COUNT(); }
static int fib(int n) { return COUNT(), n < 2 ? n : fib(n - 1) + fib(n - 2); }

/* A call of `walk` takes one of 5^6 paths. */
#define WALK(n, a, b, c, d, e)                                                                                         \
  static void n(unsigned path) {                                                                                       \
    COUNT();                                                                                                           \
    switch (path % 5) {                                                                                                \
    case 0: return a(path / 5);                                                                                        \
    case 1: return b(path / 5);                                                                                        \
    case 2: return c(path / 5);                                                                                        \
    case 3: return d(path / 5);                                                                                        \
    default: return e(path / 5);                                                                                       \
    }                                                                                                                  \
  }
#define LEVEL(n, m)                                                                                                    \
  WALK(n##a, m##a, m##b, m##c, m##d, m##e) WALK(n##b, m##a, m##b, m##c, m##d, m##e)                                    \
  WALK(n##c, m##a, m##b, m##c, m##d, m##e) WALK(n##d, m##a, m##b, m##c, m##d, m##e)                                    \
  WALK(n##e, m##a, m##b, m##c, m##d, m##e)
#define lasta last
#define lastb last
#define lastc last
#define lastd last
#define laste last
static void last(unsigned path) { COUNT(), (void)path; }
LEVEL(l1, last)
LEVEL(l2, l1)
LEVEL(l3, l2)
LEVEL(l4, l3)
LEVEL(l5, l4)
WALK(walk, l5a, l5b, l5c, l5d, l5e)

static void *allocate(size_t size) {
  COUNT();
  mine->allocating++;
  void *block = malloc(size);
  mine->allocated++;
  return block;
}
static void drop(void *block) {
  COUNT();
  mine->freeing++;
  free(block);
  mine->freed++;
}

static void callMuch(void) {
  COUNT();
  fib(12);
  for (int i = 0; i < 100; i++)
    leaf();
}
static void growTree(unsigned *state) {
  COUNT();
  for (int i = 0; i < 100; i++)
    walk(next(state) | next(state) << 16);
}
static void useHeap(unsigned *state) {
  COUNT();
  void *blocks[64] = {NULL};
  for (int i = 0; i < 256; i++) {
    void **place = &blocks[next(state) % 64];
    if (*place)
      drop(*place);
    *place = allocate(next(state) % 32 == 0 ? 100000 + next(state) : next(state) % 600);
  }
  for (int i = 0; i < 64; i++)
    if (blocks[i])
      drop(blocks[i]);
}

static void *workOn(void *argument) {
  takeSlot();
  mine->calls++; /* this function, which the runtime counts before there is a slot */
  unsigned state = *(unsigned *)argument;
  for (;;) {
    callMuch();
    growTree(&state);
    useHeap(&state);
  }
}

static void makeThreads(void) {
  COUNT();
  static unsigned states[3];
  for (unsigned i = 0; i < 3; i++) {
    pthread_t thread;
    states[i] = i + 1;
    if (pthread_create(&thread, NULL, workOn, &states[i]))
      _exit(8);
  }
}

static void makeChildren(void) {
  COUNT();
  for (int i = 0; i < 3; i++)
    if (fork() == 0) {
      takeSlot();
      unsigned state = (unsigned)i;
      callMuch();
      growTree(&state);
      useHeap(&state);
      _exit(0);
    }
  while (wait(NULL) > 0)
    continue;
}

UNSEEN static void openSlots(const char *path) {
  const int file = open(path, O_RDWR);
  if (file < 0)
    _exit(7);
  slots = mmap(NULL, kSlots * sizeof *slots, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (slots == MAP_FAILED)
    _exit(7);
  close(file);
}

int main(int count, char **words) {
  (void)count;
  openSlots(words[1]);
  takeSlot();
  COUNT();
  unsigned state = 1;
  if (!strcmp(words[2], "threads"))
    makeThreads();
  for (;;) {
    if (!strcmp(words[2], "forks"))
      makeChildren();
    if (strcmp(words[2], "tree"))
      callMuch();
    if (!strcmp(words[2], "tree") || !strcmp(words[2], "threads"))
      growTree(&state);
    if (!strcmp(words[2], "heap") || !strcmp(words[2], "threads"))
      useHeap(&state);
  }
}
