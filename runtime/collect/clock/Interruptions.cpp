/// Interruptions, seen through restartable sequences.

#include "runtime/collect/clock/Interruptions.h"

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)

extern "C" {
// Defined by glibc; elsewhere their addresses are null.
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));
extern const char vais_profiler_rseq_start[] __attribute__((visibility("hidden")));
extern const char vais_profiler_rseq_abort[] __attribute__((visibility("hidden")));
}

/// A sequence that is never executed, and the address to which it would be aborted. The kernel
/// kills a process whose abort address does not follow the signature that glibc registered.
asm(".pushsection .text.vais_profiler_rseq,\"ax\",@progbits\n"
    ".hidden vais_profiler_rseq_start, vais_profiler_rseq_abort\n"
    ".globl vais_profiler_rseq_start, vais_profiler_rseq_abort\n"
    "vais_profiler_rseq_start:\n"
    ".byte 0x0f, 0xb9, 0x3d\n" // ud1 with the signature as its displacement
    ".long 0x53053053\n"
    "vais_profiler_rseq_abort:\n"
    "ud2\n"
    ".popsection\n");

namespace vais::profiler {

namespace {

/// struct rseq_cs of <linux/rseq.h>.
struct alignas(32) Sequence {
  uint32_t version;
  uint32_t flags;
  const char *start;
  uint64_t length;
  const char *abort;
};

/// Set once the program is seen to use rseq itself; the area is then left to it.
uint32_t gIsForeign;

} // namespace

/// This object is called kUninterrupted elsewhere.
extern "C" __attribute__((visibility("hidden"))) const Sequence vais_profiler_uninterrupted;
const Sequence vais_profiler_uninterrupted = {0, 0, vais_profiler_rseq_start, 1,
                                              vais_profiler_rseq_abort};

static const Sequence *volatile *sequencePointer() {
  constexpr ptrdiff_t kSequencePointer = 8; // offset of rseq_cs in struct rseq
  char *area = static_cast<char *>(__builtin_thread_pointer()) + __rseq_offset;
  return reinterpret_cast<const Sequence *volatile *>(area + kSequencePointer);
}

bool seesInterruptions() { return &__rseq_size && __rseq_size && !gIsForeign; }

bool wasInterrupted() {
  if (!seesInterruptions())
    return false;
  const Sequence *volatile *armed = sequencePointer();
  const Sequence *found = *armed;
  if (__builtin_expect(found == &vais_profiler_uninterrupted, 1))
    return false;
  if (found) {
    gIsForeign = 1;
    return false;
  }
  *armed = &vais_profiler_uninterrupted;
  return true;
}

const void *const volatile *interruptionWord() {
  static const void *const volatile never = &vais_profiler_uninterrupted;
  return seesInterruptions() ? reinterpret_cast<const void *const volatile *>(sequencePointer())
                             : &never;
}

} // namespace vais::profiler

#else

namespace vais::profiler {
const char kUninterrupted[1] = {};
const void *const volatile *interruptionWord() {
  static const void *const volatile never = kUninterrupted;
  return &never;
}
bool seesInterruptions() { return false; }
bool wasInterrupted() { return false; }
} // namespace vais::profiler

#endif
