/// Finds parts of a loaded ELF object (System V gABI, chapters 4 and 5), such as its notes and its
/// dynamic section. An object is given by the address of its ELF header. Nothing is found if that
/// is null or if no segment of the object contains the header. May be called at any time.

#ifndef VAIS_PROFILER_COLLECT_ELFOBJECT_H
#define VAIS_PROFILER_COLLECT_ELFOBJECT_H

#include <cstdint>

namespace vais::profiler {

/// A part of an object in memory; `start` is null if there is none.
struct ObjectPart {
  const char *start;
  uint64_t size;
};

/// Returns the contents of the object's first note of that name and type.
ObjectPart findNote(const void *elfHeader, const char *name, uint32_t type);

/// Returns the object's dynamic section, an array of Elf64_Dyn.
ObjectPart findDynamicSection(const void *elfHeader);

/// Returns the object's .eh_frame_hdr.
ObjectPart findUnwindTable(const void *elfHeader);

/// What the beginning of an object's file or first mapping says about the object.
struct ElfBeginning {
  uint64_t firstAddress; ///< virtual address of the ELF header; 0 if no segment contains it
  ObjectPart buildId;    ///< GNU build id; null if there is none
};

/// Reads a copy of the first `size` bytes, which are not trusted. The build id points into it.
ElfBeginning readElfBeginning(const char *bytes, uint64_t size);

/// Copies at most `capacity` bytes of the object's GNU build id. Returns how many, 0 if there is
/// none.
uint32_t copyBuildId(const void *elfHeader, unsigned char *id, uint32_t capacity);

/// The same for a build id that was found.
uint32_t copyBuildId(ObjectPart buildId, unsigned char *id, uint32_t capacity);

} // namespace vais::profiler

#endif
