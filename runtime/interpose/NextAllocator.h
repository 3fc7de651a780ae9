/// The allocator behind libvais_profiler_malloc.so, and reports of what it does.

#ifndef VAIS_PROFILER_INTERPOSE_NEXTALLOCATOR_H
#define VAIS_PROFILER_INTERPOSE_NEXTALLOCATOR_H

#include <cstddef>

/// Returns the function of that name in the libraries behind this one, or null if there is none.
void *findBehind(const char *name);

/// The next function of that name, looked up when it is first called.
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

/// Returns whether the next function of that name is in the same library as the next malloc.
bool isFromLibraryOfMalloc(const char *name);

/// Reports an allocation to the program's runtime. Returns the block.
void *tellAllocated(void *block, size_t size);
extern __thread unsigned long tTold; ///< number of allocations that the thread has reported
void tellFreeing(const void *block);

/// Calls `freeNext`, which may call free for the block that was already reported.
extern __thread bool tIsToldOf;
template <class Free> void freeToldOf(Free freeNext) {
  tIsToldOf = true;
  freeNext();
  tIsToldOf = false;
}

#endif
