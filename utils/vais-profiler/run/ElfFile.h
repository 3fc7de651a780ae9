/// What an ELF file says about itself, as far as it takes to tell instrumented programs.

#ifndef VAIS_PROFILER_TOOL_ELFFILE_H
#define VAIS_PROFILER_TOOL_ELFFILE_H

#include <elf.h>
#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

struct ElfFile {
  bool hasProfilerNote = false;         ///< the runtime is linked into it
  std::vector<std::string> needed;      ///< DT_NEEDED
  std::vector<std::string> searchFirst; ///< DT_RPATH, where there is no DT_RUNPATH
  std::vector<std::string> searchLast;  ///< DT_RUNPATH
};

/// Name and type of the note that the runtime carries in a PT_NOTE segment; its content is the
/// version of the hooks, a uint32.
constexpr const char *kProfilerNoteName = "VaisProfiler";
constexpr Elf64_Word kProfilerNoteType = 1;

/// Nothing when `path` is no readable 64-bit ELF file of this machine's byte order. A damaged one
/// yields what can be read of it.
std::optional<ElfFile> readElf(const std::string &path);

} // namespace vais::profiler

#endif
