/// Reads .symtab and .dynsym, whichever there are.

#include "utils/vais-profiler/profiles/ObjectSymbols.h"

#include "runtime/report/read/RegularFile.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <gelf.h>
#include <map>
#include <memory>

namespace vais::profiler {
namespace {

using ElfHandle = std::unique_ptr<Elf, decltype(&elf_end)>;

/// A function, by its first address.
struct Symbol {
  uint64_t end; ///< of its section if the symbol has no size, as in assembly
  std::string name;
};
using Symbols = std::map<uint64_t, Symbol>;

std::string buildIdOf(Elf *elf) {
  size_t count = 0;
  elf_getphdrnum(elf, &count);
  for (size_t i = 0; i < count; ++i) {
    GElf_Phdr segment;
    if (!gelf_getphdr(elf, static_cast<int>(i), &segment) || segment.p_type != PT_NOTE)
      continue;
    Elf_Data *notes = elf_getdata_rawchunk(elf, static_cast<int64_t>(segment.p_offset),
                                           segment.p_filesz, ELF_T_NHDR);
    GElf_Nhdr note;
    size_t name = 0, description = 0;
    for (size_t at = 0; notes && (at = gelf_getnote(notes, at, &note, &name, &description)) > 0;) {
      const auto *bytes = static_cast<const char *>(notes->d_buf);
      if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != sizeof(ELF_NOTE_GNU) ||
          std::memcmp(bytes + name, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU)) != 0)
        continue;
      std::string id;
      for (size_t k = 0; k < note.n_descsz; ++k)
        id += fmt::format("{:02x}", static_cast<unsigned char>(bytes[description + k]));
      return id;
    }
  }
  return "";
}

/// Returns whether a name says more than another one of the same function: names of an
/// implementation begin with underscores.
bool isBetter(const std::string &name, const std::string &other) {
  const size_t own = name.find_first_not_of('_'), its = other.find_first_not_of('_');
  return std::pair(own, name) < std::pair(its, other);
}

void addSection(Elf *elf, Elf_Scn *section, const GElf_Shdr &header, Symbols &symbols) {
  Elf_Data *data = elf_getdata(section, nullptr);
  if (!data || header.sh_entsize == 0)
    return;
  for (size_t i = 0; i < header.sh_size / header.sh_entsize; ++i) {
    GElf_Sym symbol;
    if (!gelf_getsym(data, static_cast<int>(i), &symbol) || symbol.st_shndx == SHN_UNDEF ||
        (GELF_ST_TYPE(symbol.st_info) != STT_FUNC && GELF_ST_TYPE(symbol.st_info) != STT_GNU_IFUNC))
      continue;
    GElf_Shdr code;
    if (!gelf_getshdr(elf_getscn(elf, symbol.st_shndx), &code))
      continue; // it is an absolute value
    const uint64_t end =
        symbol.st_size ? symbol.st_value + symbol.st_size : code.sh_addr + code.sh_size;
    const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
    if (!name || !*name)
      continue;
    const auto [known, isNew] = symbols.try_emplace(symbol.st_value, Symbol{end, name});
    if (!isNew && isBetter(name, known->second.name))
      known->second = {end, name};
  }
}

Symbols readSymbols(Elf *elf) {
  Symbols symbols;
  for (Elf_Scn *section = nullptr; (section = elf_nextscn(elf, section));) {
    GElf_Shdr header;
    if (gelf_getshdr(section, &header) &&
        (header.sh_type == SHT_SYMTAB || header.sh_type == SHT_DYNSYM))
      addSection(elf, section, header, symbols);
  }
  return symbols;
}

} // namespace

std::vector<std::string> symbolsAt(const MappedObject &object,
                                   const std::vector<uint64_t> &addresses) {
  std::vector<std::string> found(addresses.size());
  const RegularFile file(object.path);
  if (object.path.empty() || object.path[0] != '/' || !file || elf_version(EV_CURRENT) == EV_NONE)
    return found;
  const ElfHandle elf(elf_begin(file.descriptor(), ELF_C_READ, nullptr), elf_end);
  if (!elf || elf_kind(elf.get()) != ELF_K_ELF ||
      (!object.buildId.empty() && buildIdOf(elf.get()) != object.buildId))
    return found;
  const Symbols symbols = readSymbols(elf.get());
  for (size_t i = 0; i < addresses.size(); ++i) {
    const auto behind = symbols.upper_bound(addresses[i]);
    if (behind == symbols.begin())
      continue;
    const Symbol &symbol = std::prev(behind)->second;
    if (addresses[i] < symbol.end)
      found[i] = symbol.name;
  }
  return found;
}

} // namespace vais::profiler
