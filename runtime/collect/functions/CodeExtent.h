/// Finds where code begins and ends, from the unwind tables that are loaded with it.

#ifndef VAIS_PROFILER_COLLECT_CODEEXTENT_H
#define VAIS_PROFILER_COLLECT_CODEEXTENT_H

#include <cstdint>

namespace vais::profiler {

struct CodeExtent {
  uint64_t start; ///< address
  uint64_t size;  ///< bytes; 0 if unknown
};

/// Returns the function that contains `address` in the object with that ELF header (ElfObject.h),
/// as found in the sorted table of the object's .eh_frame_hdr (Linux Standard Base, Core, 10.6); if
/// none does, or its extent is unknown, `address` and the size 0. May be called at any time.
CodeExtent functionAround(const void *elfHeader, uint64_t address);

/// Likewise, for the function that begins at `start`.
CodeExtent functionAt(const void *elfHeader, uint64_t start);

/// Returns the extent of the runtime's own functions.
CodeExtent ownCode();

} // namespace vais::profiler

#endif
