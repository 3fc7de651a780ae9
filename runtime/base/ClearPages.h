/// Zeroes large tables of which little is in use.

#ifndef VAIS_PROFILER_IO_CLEARPAGES_H
#define VAIS_PROFILER_IO_CLEARPAGES_H

#include "runtime/base/SystemCall.h"

#include <asm-generic/mman-common.h>
#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// The largest page that the kernels of this architecture use.
#if defined(__x86_64__)
constexpr size_t kLargestPage = 4096;
#else
constexpr size_t kLargestPage = size_t(64) << 10;
#endif

/// Zeroes private memory that begins and ends at a multiple of kLargestPage. Pages that were never
/// written to cost nothing; the kernel discards the others and supplies zeros on demand.
inline void clearPages(void *start, size_t size) {
  if (systemCall(__NR_madvise, start, size, MADV_DONTNEED) == 0)
    return;
  auto *words = static_cast<volatile uint64_t *>(start); // locked memory is not discarded
  for (size_t i = 0; i < size / sizeof *words; ++i)
    if (words[i])
      words[i] = 0;
}

} // namespace vais::profiler

#endif
