/// Reads program headers, notes and the dynamic section (System V ABI, chapters 4 and 5).

#include "utils/vais-profiler/run/ElfFile.h"

#include "runtime/report/read/RegularFile.h"

#include <algorithm>
#include <climits>
#include <cstring>

namespace vais::profiler {
namespace {

/// The bytes of the file. Reading beyond their end yields nothing, and so does reading more than
/// any real program has.
class ElfBytes {
public:
  explicit ElfBytes(const std::string &path) : file_(path) {}

  template <class T> bool read(uint64_t offset, T &value) {
    return readBytes(offset, reinterpret_cast<char *>(&value), sizeof(T));
  }

  std::string readAll(uint64_t offset, uint64_t size) {
    std::string bytes(size <= left_ ? size : 0, '\0');
    return readBytes(offset, bytes.data(), bytes.size()) ? bytes : std::string();
  }

  /// Reads up to a NUL; returns "" if the text is longer than any path.
  std::string readText(uint64_t offset) {
    char text[PATH_MAX];
    const size_t size = file_ && take(sizeof(text)) ? file_.read(offset, text, sizeof(text)) : 0;
    const size_t length = strnlen(text, size);
    return length == size ? std::string() : std::string(text, length);
  }

private:
  bool take(size_t size) {
    const bool isAllowed = size <= left_;
    left_ -= isAllowed ? size : 0;
    return isAllowed;
  }
  bool readBytes(uint64_t offset, char *to, size_t size) {
    return file_ && take(size) && file_.read(offset, to, size) == size;
  }

  RegularFile file_;
  uint64_t left_ = uint64_t(64) << 20; ///< bytes that may still be read
};

std::vector<Elf64_Phdr> readSegments(ElfBytes &bytes, const Elf64_Ehdr &header) {
  std::vector<Elf64_Phdr> segments;
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment;
    if (!bytes.read(header.e_phoff + i * sizeof(segment), segment))
      break;
    segments.push_back(segment);
  }
  return segments;
}

/// Returns whether the contents of a PT_NOTE segment include the profiler's note.
bool holdsNote(const std::string &notes, uint64_t alignment) {
  const auto alignUp = [alignment](uint64_t size) {
    const uint64_t unit = alignment == 8 ? 8 : 4;
    return (size + unit - 1) / unit * unit;
  };
  const size_t nameSize = std::strlen(kProfilerNoteName) + 1;
  for (uint64_t at = 0; at + sizeof(Elf64_Nhdr) <= notes.size();) {
    Elf64_Nhdr note;
    std::memcpy(&note, &notes[at], sizeof(note));
    const uint64_t name = at + sizeof(note);
    if (note.n_type == kProfilerNoteType && note.n_namesz == nameSize &&
        notes.compare(name, nameSize, kProfilerNoteName, nameSize) == 0)
      return true;
    at = alignUp(alignUp(name + note.n_namesz) + note.n_descsz);
  }
  return false;
}

uint64_t fileOffset(const std::vector<Elf64_Phdr> &segments, uint64_t address) {
  for (const Elf64_Phdr &segment : segments)
    if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
        address - segment.p_vaddr < segment.p_filesz)
      return segment.p_offset + (address - segment.p_vaddr);
  return 0;
}

std::vector<std::string> splitAtColon(const std::string &text) {
  std::vector<std::string> parts;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find(':', start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

void readDynamic(ElfBytes &bytes, const std::vector<Elf64_Phdr> &segments,
                 const std::string &section, ElfFile &file) {
  std::vector<Elf64_Dyn> entries(section.size() / sizeof(Elf64_Dyn));
  std::memcpy(entries.data(), section.data(), entries.size() * sizeof(Elf64_Dyn));
  uint64_t strings = 0;
  for (const Elf64_Dyn &entry : entries)
    if (entry.d_tag == DT_STRTAB)
      strings = fileOffset(segments, entry.d_un.d_ptr);
  if (strings == 0)
    return;
  for (const Elf64_Dyn &entry : entries) {
    if (entry.d_tag == DT_NULL)
      break;
    if (entry.d_tag == DT_NEEDED)
      file.needed.push_back(bytes.readText(strings + entry.d_un.d_val));
    else if (entry.d_tag == DT_RPATH)
      file.searchFirst = splitAtColon(bytes.readText(strings + entry.d_un.d_val));
    else if (entry.d_tag == DT_RUNPATH)
      file.searchLast = splitAtColon(bytes.readText(strings + entry.d_un.d_val));
  }
  if (!file.searchLast.empty())
    file.searchFirst.clear();
}

} // namespace

std::optional<ElfFile> readElf(const std::string &path) {
  constexpr unsigned char kOwnByteOrder =
      __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;
  ElfBytes bytes(path);
  Elf64_Ehdr header;
  if (!bytes.read(0, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != kOwnByteOrder)
    return std::nullopt;

  ElfFile file;
  const std::vector<Elf64_Phdr> segments = readSegments(bytes, header);
  for (const Elf64_Phdr &segment : segments) {
    const bool isNote = segment.p_type == PT_NOTE;
    if (!isNote && segment.p_type != PT_DYNAMIC)
      continue;
    const std::string content = bytes.readAll(segment.p_offset, segment.p_filesz);
    if (isNote)
      file.hasProfilerNote = file.hasProfilerNote || holdsNote(content, segment.p_align);
    else
      readDynamic(bytes, segments, content, file);
  }
  return file;
}

} // namespace vais::profiler
