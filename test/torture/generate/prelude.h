/// The beginning of every generated program: the hash of what it computes, the fuel that ends it,
/// and its own counts of calls and allocations, which are written to the file that TORTURE_TRUTH
/// names.
///
/// FUNCTIONS is the number of counted functions. With UNIT=1 and UNIT=2 the program is compiled in
/// two halves; without UNIT it is a single file.

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ALWAYS_INLINE static inline __attribute__((always_inline, unused))
#define UNSEEN __attribute__((no_profile_instrument_function))
/// A caller that is not instrumented or that the program itself does not know.
#define OUTSIDE FUNCTIONS
#ifdef UNIT
#define STATIC
#else
#define STATIC static
#endif

struct big {
  uint64_t word[5];
};
struct pair {
  uint64_t first, second;
};
typedef int four __attribute__((vector_size(16)));

#if !defined(UNIT) || UNIT == 1
#define SHARED(declaration, value) declaration = value
#else
#define SHARED(declaration, value) extern declaration
#endif
SHARED(__thread uint64_t hash, 1);
SHARED(__thread long fuel, 0);
SHARED(__thread jmp_buf *landing, NULL);
SHARED(__thread sigjmp_buf *jumpTo, NULL);
SHARED(__thread unsigned sorter, OUTSIDE);
SHARED(volatile uint64_t opaque, 0);
SHARED(uint64_t edges[FUNCTIONS + 1][FUNCTIONS + 1], {{0}});
SHARED(uint64_t allocations, 0);
SHARED(uint64_t allocatedBytes, 0);
SHARED(uint64_t deallocations, 0);

#ifdef __cplusplus
extern "C" {
#endif
int __llvm_profile_write_file(void) __attribute__((weak));
void finish(void);
extern const char *const names[];
#ifdef __cplusplus
}
#endif

ALWAYS_INLINE void add(uint64_t *counter, uint64_t count) {
  __atomic_fetch_add(counter, count, __ATOMIC_RELAXED);
}

/// Counts a call that follows immediately.
#define EDGE(caller, callee) add(&edges[caller][callee], 1)

ALWAYS_INLINE void mix(uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
  hash ^= hash >> 29;
}

ALWAYS_INLINE int isSpent(unsigned depth) { return depth == 0 || fuel-- <= 0; }

ALWAYS_INLINE struct big makeBig(uint64_t value) {
  struct big big = {{value, value * 3, value ^ 7, value >> 3, 1}};
  return big;
}

ALWAYS_INLINE struct pair makePair(uint64_t value) {
  struct pair pair = {value >> 1, value};
  return pair;
}

/// Keeps the optimiser from removing a block that it can see being freed.
#define ALLOCATED(block, size)                                                                     \
  do {                                                                                             \
    __asm__ volatile("" : "+r"(block) : : "memory");                                               \
    add(&allocations, 1);                                                                          \
    add(&allocatedBytes, size);                                                                    \
  } while (0)
#define FREED(block)                                                                               \
  do {                                                                                             \
    __asm__ volatile("" : "+r"(block) : : "memory");                                               \
    add(&deallocations, block ? 1 : 0);                                                            \
  } while (0)

#if !defined(UNIT) || UNIT == 1
UNSEEN static void writeTruth(const char *path) {
  FILE *file = fopen(path, "w");
  if (!file)
    abort();
  for (unsigned caller = 0; caller <= FUNCTIONS; ++caller)
    for (unsigned callee = 0; callee < FUNCTIONS; ++callee)
      if (edges[caller][callee])
        fprintf(file, "edge %s %s %lu\n", caller == OUTSIDE ? "?" : names[caller], names[callee],
                (unsigned long)edges[caller][callee]);
  fprintf(file, "memory %lu %lu %lu\n", (unsigned long)allocations, (unsigned long)allocatedBytes,
          (unsigned long)deallocations);
  fclose(file);
}

UNSEEN void finish(void) {
  printf("%016lx\n", (unsigned long)hash);
  fflush(stdout);
  if (getenv("TORTURE_TRUTH"))
    writeTruth(getenv("TORTURE_TRUTH"));
}

/// For an ending without exit handlers.
UNSEEN __attribute__((unused)) static void finishEarly(void) {
  finish();
  if (__llvm_profile_write_file)
    __llvm_profile_write_file();
}
#endif
