/// libvais_profiler_malloc.so: interposes the process's allocator and reports every allocation and
/// free to the program's runtime (alloc_scope=process). To be preloaded.
///
/// The runtime is that of the program, or libvais_profiler.so. If there is none, or until its
/// session begins, calls are only passed on. This is safe wherever the next allocator is: in
/// threads, after fork, in early start-up. Looking up that allocator may itself allocate; such
/// blocks come from a small store of this library.

#include "runtime/interpose/NextAllocator.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <dlfcn.h>

#define WEAK __attribute__((weak))

extern "C" {
WEAK void vais_profiler_process_interposed();
WEAK void vais_profiler_process_allocated(const void *block, uint64_t size);
WEAK void vais_profiler_process_freeing(const void *block);
WEAK void *vais_profiler_process_reallocating(const void *old);
WEAK void vais_profiler_process_reallocated(void *token, const void *old, const void *block,
                                            uint64_t size);
}

namespace {

/// The next allocator in the lookup order.
struct Allocator {
  void *(*malloc)(size_t);
  void *(*calloc)(size_t, size_t);
  void *(*realloc)(void *, size_t);
  void (*free)(void *);
  void *(*aligned_alloc)(size_t, size_t);
  void *(*memalign)(size_t, size_t);
  int (*posix_memalign)(void **, size_t, size_t);
  void *(*valloc)(size_t);
  void *(*pvalloc)(size_t);
};
Allocator gNext = {};
bool gIsKnown = false;
bool gIsLookingUp = false;

alignas(16) char gStore[8192];
size_t gStoreUsed = 0;

void *takeFromStore(size_t size) {
  const size_t start = __atomic_fetch_add(&gStoreUsed, (size + 15) / 16 * 16, __ATOMIC_RELAXED);
  return start + size <= sizeof gStore ? gStore + start : nullptr;
}

bool isInStore(const void *block) {
  const auto address = reinterpret_cast<uintptr_t>(block);
  return address - reinterpret_cast<uintptr_t>(gStore) < sizeof gStore;
}

template <class Function> void find(Function &function, const char *name) {
  function = reinterpret_cast<Function>(findBehind(name));
}

/// Returns whether the next allocator can be called, which is false while it is being looked up.
bool isReady() {
  if (__builtin_expect(__atomic_load_n(&gIsKnown, __ATOMIC_ACQUIRE), 1))
    return true;
  if (__atomic_exchange_n(&gIsLookingUp, true, __ATOMIC_ACQUIRE))
    return false;
#define FIND(name) find(gNext.name, #name)
  FIND(malloc), FIND(calloc), FIND(realloc), FIND(free), FIND(aligned_alloc);
  FIND(memalign), FIND(posix_memalign), FIND(valloc), FIND(pvalloc);
  __atomic_store_n(&gIsKnown, true, __ATOMIC_RELEASE);
  return true;
}

/// Runs at the start of the process, before other constructors and before there are threads.
__attribute__((constructor(101))) void begin() {
  isReady();
  if (vais_profiler_process_interposed)
    vais_profiler_process_interposed();
}

} // namespace

void *findBehind(const char *name) { return dlsym(RTLD_NEXT, name); }

bool isFromLibraryOfMalloc(const char *name) {
  Dl_info ours = {};
  Dl_info mallocs = {};
  return dladdr(findBehind(name), &ours) &&
         dladdr(reinterpret_cast<void *>(gNext.malloc), &mallocs) &&
         ours.dli_fbase == mallocs.dli_fbase;
}

__thread unsigned long tTold = 0;

void *tellAllocated(void *block, size_t size) {
  ++tTold;
  if (vais_profiler_process_allocated)
    vais_profiler_process_allocated(block, size);
  return block;
}

__thread bool tIsToldOf = false;

void tellFreeing(const void *block) {
  if (vais_profiler_process_freeing && !tIsToldOf)
    vais_profiler_process_freeing(block);
}

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT void *malloc(size_t size) {
  return isReady() ? tellAllocated(gNext.malloc(size), size) : takeFromStore(size);
}

EXPORT void *calloc(size_t count, size_t size) {
  return isReady() ? tellAllocated(gNext.calloc(count, size), count * size)
                   : takeFromStore(count * size);
}

EXPORT void free(void *block) {
  if (!block || isInStore(block) || !isReady())
    return;
  tellFreeing(block);
  gNext.free(block);
}

/// Blocks of the store are few and small, and they are never freed.
static void *moveFromStore(void *old, size_t size) {
  void *block = malloc(size);
  const size_t most = static_cast<size_t>(gStore + sizeof gStore - static_cast<char *>(old));
  if (block)
    memcpy(block, old, size < most ? size : most);
  return block;
}

template <class Reallocate>
static void *reallocate(void *old, size_t size, Reallocate reallocateNext) {
  if (isInStore(old) || !isReady())
    return old ? moveFromStore(old, size) : malloc(size);
  void *token =
      old && vais_profiler_process_reallocating ? vais_profiler_process_reallocating(old) : nullptr;
  void *block = reallocateNext();
  if (vais_profiler_process_reallocated)
    vais_profiler_process_reallocated(token, old, block, size);
  return block;
}

EXPORT void *realloc(void *old, size_t size) {
  return reallocate(old, size, [=] { return gNext.realloc(old, size); });
}

/// Implemented by realloc, as in glibc, whose own call of realloc would be reported a second time.
EXPORT void *reallocarray(void *old, size_t count, size_t size) {
  size_t bytes;
  if (!__builtin_mul_overflow(count, size, &bytes))
    return realloc(old, bytes);
  return reallocate(old, SIZE_MAX, []() -> void * {
    errno = ENOMEM;
    return nullptr;
  });
}

EXPORT void *aligned_alloc(size_t alignment, size_t size) {
  return isReady() ? tellAllocated(gNext.aligned_alloc(alignment, size), size) : nullptr;
}

EXPORT void *memalign(size_t alignment, size_t size) {
  return isReady() ? tellAllocated(gNext.memalign(alignment, size), size) : nullptr;
}

EXPORT int posix_memalign(void **out, size_t alignment, size_t size) {
  constexpr int kNoMemory = 12;
  if (!isReady())
    return kNoMemory;
  const int error = gNext.posix_memalign(out, alignment, size);
  tellAllocated(error ? nullptr : *out, size);
  return error;
}

EXPORT void *valloc(size_t size) {
  return isReady() ? tellAllocated(gNext.valloc(size), size) : nullptr;
}

EXPORT void *pvalloc(size_t size) {
  return isReady() ? tellAllocated(gNext.pvalloc(size), size) : nullptr;
}
