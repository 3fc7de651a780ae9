/// What an ELF file states about itself, as far as necessary to recognise instrumented programs.

#ifndef VAIS_PROFILER_TOOL_ELFFILE_H
#define VAIS_PROFILER_TOOL_ELFFILE_H

#include <elf.h>
#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

struct ElfFile {
  bool hasProfilerNote = false;         ///< whether the runtime is linked into it
  std::vector<std::string> needed;      ///< DT_NEEDED
  std::vector<std::string> searchFirst; ///< DT_RPATH, if there is no DT_RUNPATH
  std::vector<std::string> searchLast;  ///< DT_RUNPATH
};

/// Name and type of the note that the runtime places in a PT_NOTE segment. Its content is the
/// version of the hooks as a uint32.
constexpr const char *kProfilerNoteName = "VaisProfiler";
constexpr Elf64_Word kProfilerNoteType = 1;

/// Returns nothing if `path` is not a readable 64-bit ELF file with this machine's byte order. Of a
/// damaged file, returns what can be read.
std::optional<ElfFile> readElf(const std::string &path);

} // namespace vais::profiler

#endif
