/// What stands in an ELF object that is loaded (System V gABI, chapters 4 and 5): its notes, its
/// dynamic section. Objects are named by the address of their ELF header; for null, and for one
/// that is not in memory, nothing is found. Any time.

#ifndef VAIS_PROFILER_COLLECT_ELFOBJECT_H
#define VAIS_PROFILER_COLLECT_ELFOBJECT_H

#include <cstdint>

namespace vais::profiler {

/// Bytes of an object in memory; null when there are none.
struct ObjectPart {
  const char *start;
  uint64_t size;
};

/// What the object's first note of that name and type says.
ObjectPart findNote(const void *elfHeader, const char *name, uint32_t type);

/// The object's dynamic section, an array of Elf64_Dyn.
ObjectPart findDynamicSection(const void *elfHeader);

/// The object's .eh_frame_hdr.
ObjectPart findUnwindTable(const void *elfHeader);

/// Copies the object's GNU build id; returns its length, 0 when there is none.
uint32_t copyBuildId(const void *elfHeader, unsigned char *id, uint32_t capacity);

} // namespace vais::profiler

#endif
