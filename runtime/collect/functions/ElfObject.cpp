/// Finds parts of a loaded ELF object.

#include "runtime/collect/functions/ElfObject.h"

#include "runtime/base/Text.h"

#include <elf.h>

namespace vais::profiler {

static uint64_t alignNote(uint64_t size) { return (size + 3) & ~uint64_t(3); }

static ObjectPart findNoteIn(ObjectPart notes, const char *wanted, uint32_t type) {
  const uint64_t wantedSize = textLength(wanted) + 1;
  const char *note = notes.start, *end = note + notes.size;
  while (note + sizeof(Elf64_Nhdr) <= end) {
    auto *header = reinterpret_cast<const Elf64_Nhdr *>(note);
    const char *name = note + sizeof *header;
    const char *description = name + alignNote(header->n_namesz);
    if (description > end || header->n_descsz > static_cast<uint64_t>(end - description))
      break; // the notes are damaged
    if (header->n_type == type && header->n_namesz == wantedSize &&
        bytesEqual(name, wanted, wantedSize))
      return {description, header->n_descsz};
    note = description + alignNote(header->n_descsz);
  }
  return {nullptr, 0};
}

/// Returns the segment that contains the ELF header, or null if none does.
static const Elf64_Phdr *headerSegment(const Elf64_Phdr *segments, unsigned count) {
  for (unsigned i = 0; i < count; ++i)
    if (segments[i].p_type == PT_LOAD && segments[i].p_offset == 0)
      return &segments[i];
  return nullptr;
}

/// Returns the first result of `find(part)` that is not null, for the segments of that type.
template <class Find>
static ObjectPart findInSegments(const void *elfHeader, uint32_t type, Find find) {
  auto *header = static_cast<const Elf64_Ehdr *>(elfHeader);
  if (!header || !bytesEqual(header->e_ident, ELFMAG, SELFMAG))
    return {nullptr, 0};
  const auto address = reinterpret_cast<uint64_t>(elfHeader);
  auto *segments = reinterpret_cast<const Elf64_Phdr *>(address + header->e_phoff);
  const Elf64_Phdr *first = headerSegment(segments, header->e_phnum);
  for (unsigned i = 0; first && i < header->e_phnum; ++i) {
    if (segments[i].p_type != type)
      continue;
    auto *start = reinterpret_cast<const char *>(address - first->p_vaddr + segments[i].p_vaddr);
    const ObjectPart found = find(ObjectPart{start, segments[i].p_memsz});
    if (found.start)
      return found;
  }
  return {nullptr, 0};
}

ObjectPart findNote(const void *elfHeader, const char *name, uint32_t type) {
  return findInSegments(elfHeader, PT_NOTE,
                        [=](ObjectPart notes) { return findNoteIn(notes, name, type); });
}

ObjectPart findDynamicSection(const void *elfHeader) {
  return findInSegments(elfHeader, PT_DYNAMIC, [](ObjectPart section) { return section; });
}

ObjectPart findUnwindTable(const void *elfHeader) {
  return findInSegments(elfHeader, PT_GNU_EH_FRAME, [](ObjectPart table) { return table; });
}

ElfBeginning readElfBeginning(const char *bytes, uint64_t size) {
  ElfBeginning found = {0, {nullptr, 0}};
  auto *header = reinterpret_cast<const Elf64_Ehdr *>(bytes);
  if (size < sizeof *header || !bytesEqual(header->e_ident, ELFMAG, SELFMAG) ||
      header->e_phoff % alignof(Elf64_Phdr) || header->e_phoff > size ||
      header->e_phnum > (size - header->e_phoff) / sizeof(Elf64_Phdr))
    return found;
  auto *segments = reinterpret_cast<const Elf64_Phdr *>(bytes + header->e_phoff);
  if (const Elf64_Phdr *first = headerSegment(segments, header->e_phnum))
    found.firstAddress = first->p_vaddr;
  for (unsigned i = 0; i < header->e_phnum && !found.buildId.start; ++i) {
    const Elf64_Phdr &notes = segments[i];
    if (notes.p_type == PT_NOTE && notes.p_offset % 4 == 0 && notes.p_offset <= size &&
        notes.p_filesz <= size - notes.p_offset)
      found.buildId = findNoteIn({bytes + notes.p_offset, notes.p_filesz}, "GNU", NT_GNU_BUILD_ID);
  }
  return found;
}

uint32_t copyBuildId(const void *elfHeader, unsigned char *id, uint32_t capacity) {
  return copyBuildId(findNote(elfHeader, "GNU", NT_GNU_BUILD_ID), id, capacity);
}

uint32_t copyBuildId(ObjectPart buildId, unsigned char *id, uint32_t capacity) {
  if (!buildId.start)
    return 0;
  const auto length = static_cast<uint32_t>(buildId.size < capacity ? buildId.size : capacity);
  copyBytes(id, buildId.start, length);
  return length;
}

} // namespace vais::profiler
