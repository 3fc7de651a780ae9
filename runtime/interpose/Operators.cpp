/// operator new and delete of an allocator that has its own, as jemalloc, tcmalloc and mimalloc do:
/// some of these operators call malloc or a similar function, others do not. Those of libstdc++
/// always do, so that the block is reported there.

#include "runtime/interpose/NextAllocator.h"

#include <cstddef>

namespace {

/// The next operator delete.
template <class Function> struct NextDelete : Next<Function> {
  int known = -1;

  /// Returns whether the deletion must be reported here, which is so if the operator is in the same
  /// library as malloc. This must be decided before the call, so that observing the call is not an
  /// option.
  bool isTold() {
    int is = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (__builtin_expect(is < 0, 0)) {
      is = isFromLibraryOfMalloc(this->name) ? 1 : 0;
      __atomic_store_n(&known, is, __ATOMIC_RELAXED);
    }
    return is == 1;
  }
};

} // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

/// new(size, other...): passed on, then reported unless a function that it called has done so. If
/// it throws, there is no block.
#define OPERATOR_NEW(name, parameters, arguments)                                                  \
  EXPORT void *name parameters {                                                                   \
    static Next<void * parameters> next{#name};                                                    \
    const unsigned long before = tTold;                                                            \
    void *block = next.get() arguments;                                                            \
    return tTold == before ? tellAllocated(block, size) : block;                                   \
  }
#define OPERATOR_DELETE(name, parameters, arguments)                                               \
  EXPORT void name parameters {                                                                    \
    static NextDelete<void parameters> next{{#name}};                                              \
    if (!block || !next.isTold())                                                                  \
      return next.get() arguments;                                                                 \
    tellFreeing(block);                                                                            \
    freeToldOf([&] { next.get() arguments; });                                                     \
  }

// The tag std::nothrow_t is passed by reference, std::align_val_t is a size_t.
OPERATOR_NEW(_Znwm, (size_t size), (size))
OPERATOR_NEW(_Znam, (size_t size), (size))
OPERATOR_NEW(_ZnwmRKSt9nothrow_t, (size_t size, const void *tag), (size, tag))
OPERATOR_NEW(_ZnamRKSt9nothrow_t, (size_t size, const void *tag), (size, tag))
OPERATOR_NEW(_ZnwmSt11align_val_t, (size_t size, size_t alignment), (size, alignment))
OPERATOR_NEW(_ZnamSt11align_val_t, (size_t size, size_t alignment), (size, alignment))
OPERATOR_NEW(_ZnwmSt11align_val_tRKSt9nothrow_t, (size_t size, size_t alignment, const void *tag),
             (size, alignment, tag))
OPERATOR_NEW(_ZnamSt11align_val_tRKSt9nothrow_t, (size_t size, size_t alignment, const void *tag),
             (size, alignment, tag))

OPERATOR_DELETE(_ZdlPv, (void *block), (block))
OPERATOR_DELETE(_ZdaPv, (void *block), (block))
OPERATOR_DELETE(_ZdlPvm, (void *block, size_t size), (block, size))
OPERATOR_DELETE(_ZdaPvm, (void *block, size_t size), (block, size))
OPERATOR_DELETE(_ZdlPvRKSt9nothrow_t, (void *block, const void *tag), (block, tag))
OPERATOR_DELETE(_ZdaPvRKSt9nothrow_t, (void *block, const void *tag), (block, tag))
OPERATOR_DELETE(_ZdlPvSt11align_val_t, (void *block, size_t alignment), (block, alignment))
OPERATOR_DELETE(_ZdaPvSt11align_val_t, (void *block, size_t alignment), (block, alignment))
OPERATOR_DELETE(_ZdlPvmSt11align_val_t, (void *block, size_t size, size_t alignment),
                (block, size, alignment))
OPERATOR_DELETE(_ZdaPvmSt11align_val_t, (void *block, size_t size, size_t alignment),
                (block, size, alignment))
OPERATOR_DELETE(_ZdlPvSt11align_val_tRKSt9nothrow_t,
                (void *block, size_t alignment, const void *tag), (block, alignment, tag))
OPERATOR_DELETE(_ZdaPvSt11align_val_tRKSt9nothrow_t,
                (void *block, size_t alignment, const void *tag), (block, alignment, tag))
