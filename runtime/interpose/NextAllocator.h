/// The allocator behind libvais_profiler_malloc.so, and what is told of it.

#ifndef VAIS_PROFILER_INTERPOSE_NEXTALLOCATOR_H
#define VAIS_PROFILER_INTERPOSE_NEXTALLOCATOR_H

#include <cstddef>

/// The function of that name in the libraries behind ours; null when there is none.
void *findBehind(const char *name);

/// The same, looked up when it is first called.
template <class Function> struct Next {
  const char *name;
  Function *function = nullptr;

  Function *get() {
    Function *found = __atomic_load_n(&function, __ATOMIC_RELAXED);
    if (__builtin_expect(!found, 0)) {
      found = reinterpret_cast<Function *>(findBehind(name));
      __atomic_store_n(&function, found, __ATOMIC_RELAXED);
    }
    return found;
  }
};

/// Whether the function behind us is in the same library as the malloc behind us.
bool isFromLibraryOfMalloc(const char *name);

/// Tells the program's runtime; returns the block.
void *tellAllocated(void *block, size_t size);
extern __thread unsigned long tTold; ///< how often the thread did
void tellFreeing(const void *block);

/// Calls `freeNext`, which may call free for the block that was told of already.
extern __thread bool tIsToldOf;
template <class Free> void freeToldOf(Free freeNext) {
  tIsToldOf = true;
  freeNext();
  tIsToldOf = false;
}

#endif
