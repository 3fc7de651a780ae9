/// Where code begins and ends, by the tables for unwinding that are loaded with it.

#ifndef VAIS_PROFILER_COLLECT_CODEEXTENT_H
#define VAIS_PROFILER_COLLECT_CODEEXTENT_H

#include <cstdint>

namespace vais::profiler {

struct CodeExtent {
  uint64_t start; ///< address
  uint64_t size;  ///< bytes; 0: unknown
};

/// The function that begins at `start`, in the object with that ELF header (ElfObject.h), by the
/// sorted table in the object's .eh_frame_hdr (Linux Standard Base, Core, 10.6). Any time.
CodeExtent functionAt(const void *elfHeader, uint64_t start);

/// The runtime's own functions.
CodeExtent ownCode();

} // namespace vais::profiler

#endif
