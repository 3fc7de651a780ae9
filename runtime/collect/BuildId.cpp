/// The GNU build id of an object in memory: an ELF note (System V gABI, chapter 5) of type 3.

#include "FunctionRegistry.h"

#include "Text.h"

#include <elf.h>

namespace vais::profiler {

static uint64_t alignNote(uint64_t size) { return (size + 3) & ~uint64_t(3); }

static uint32_t copyFromNotes(const char *note, uint64_t size, unsigned char *id,
                              uint32_t capacity) {
  const char *end = note + size;
  while (note + sizeof(Elf64_Nhdr) <= end) {
    auto *header = reinterpret_cast<const Elf64_Nhdr *>(note);
    const char *name = note + sizeof *header;
    const char *description = name + alignNote(header->n_namesz);
    if (header->n_type == NT_GNU_BUILD_ID && header->n_namesz == 4 && bytesEqual(name, "GNU", 4)) {
      const uint32_t length = header->n_descsz < capacity ? header->n_descsz : capacity;
      copyBytes(id, description, length);
      return length;
    }
    note = description + alignNote(header->n_descsz);
  }
  return 0;
}

/// The segment that holds the ELF header; null when it is not in memory.
static const Elf64_Phdr *headerSegment(const Elf64_Phdr *segments, unsigned count) {
  for (unsigned i = 0; i < count; ++i)
    if (segments[i].p_type == PT_LOAD && segments[i].p_offset == 0)
      return &segments[i];
  return nullptr;
}

uint32_t copyBuildId(const void *elfHeader, unsigned char *id, uint32_t capacity) {
  auto *header = static_cast<const Elf64_Ehdr *>(elfHeader);
  if (!header || !bytesEqual(header->e_ident, ELFMAG, SELFMAG))
    return 0;
  const auto address = reinterpret_cast<uint64_t>(elfHeader);
  auto *segments = reinterpret_cast<const Elf64_Phdr *>(address + header->e_phoff);
  const Elf64_Phdr *first = headerSegment(segments, header->e_phnum);
  for (unsigned i = 0; first && i < header->e_phnum; ++i) {
    if (segments[i].p_type != PT_NOTE)
      continue;
    auto *notes = reinterpret_cast<const char *>(address - first->p_vaddr + segments[i].p_vaddr);
    if (const uint32_t length = copyFromNotes(notes, segments[i].p_memsz, id, capacity))
      return length;
  }
  return 0;
}

} // namespace vais::profiler
