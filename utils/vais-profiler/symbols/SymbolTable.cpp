/// Which of several symbols for the same code is shown: that of a function rather than of an
/// indirect function, whose code only chooses another one, or of a label; one with a size; the one
/// with fewer underscores before its name, which is what programs call; a global one rather than a
/// weak or local one.

#include "utils/vais-profiler/symbols/SymbolTable.h"

#include <algorithm>
#include <cstring>

namespace vais::profiler {
namespace {

constexpr uint64_t kUnknownEnd = 0;

/// Returns the name's length without a version, as in "memcpy@@GLIBC_2.14".
size_t lengthWithoutVersion(const char *name) {
  const char *at = std::strchr(name, '@');
  return at && at != name ? static_cast<size_t>(at - name) : std::strlen(name);
}

/// Returns whether code may have this symbol as its name. Symbols that begin with "$" mark code and
/// data on ARM.
bool isName(const GElf_Sym &symbol, const char *name, GElf_Word section) {
  if (!name || *name == '\0' || *name == '$' || std::strncmp(name, ".L", 2) == 0 ||
      section == SHN_UNDEF || section == SHN_ABS)
    return false;
  const unsigned type = GELF_ST_TYPE(symbol.st_info);
  return type == STT_FUNC || type == STT_GNU_IFUNC || type == STT_NOTYPE;
}

/// Returns a number with a digit for each criterion, the most important one first.
uint32_t rankOf(const GElf_Sym &symbol, const char *name) {
  const unsigned type = GELF_ST_TYPE(symbol.st_info), binding = GELF_ST_BIND(symbol.st_info);
  const uint32_t byType = type == STT_FUNC ? 0 : type == STT_GNU_IFUNC ? 1 : 2;
  const uint32_t bySize = symbol.st_size == 0 ? 1 : 0;
  const uint32_t byBinding = binding == STB_GLOBAL ? 0 : binding == STB_WEAK ? 1 : 2;
  const auto underscores = static_cast<uint32_t>(std::min<size_t>(std::strspn(name, "_"), 9));
  return byType * 1000 + bySize * 100 + underscores * 10 + byBinding;
}

/// The end of the section around the last address, which is asked for in ascending order.
class SectionEnds {
public:
  explicit SectionEnds(Dwfl_Module *module) : elf_(dwfl_module_getelf(module, &bias_)) {}

  uint64_t at(uint64_t address) {
    if (address < begin_ || address >= end_)
      find(address);
    return address < end_ ? end_ : address;
  }

private:
  void find(uint64_t address) {
    begin_ = end_ = 0;
    for (Elf_Scn *section = elf_ ? elf_nextscn(elf_, nullptr) : nullptr; section;
         section = elf_nextscn(elf_, section)) {
      GElf_Shdr header;
      if (!gelf_getshdr(section, &header) || !(header.sh_flags & SHF_EXECINSTR))
        continue;
      const uint64_t begin = header.sh_addr + bias_;
      if (address >= begin && address - begin < header.sh_size) {
        begin_ = begin;
        end_ = begin + header.sh_size;
      }
    }
  }

  GElf_Addr bias_ = 0;
  Elf *elf_;
  uint64_t begin_ = 0, end_ = 0;
};

} // namespace

SymbolTable::SymbolTable(Dwfl_Module *module) {
  const int count = dwfl_module_getsymtab(module);
  for (int i = 1; i < count; ++i) {
    GElf_Sym symbol;
    GElf_Addr address = 0;
    GElf_Word section = SHN_UNDEF;
    const char *name =
        dwfl_module_getsym_info(module, i, &symbol, &address, &section, nullptr, nullptr);
    if (!isName(symbol, name, section))
      continue;
    const uint64_t end = symbol.st_size > 0 && address + symbol.st_size > address
                             ? address + symbol.st_size
                             : kUnknownEnd;
    symbols_.push_back({address, end, name, static_cast<uint32_t>(lengthWithoutVersion(name)),
                        rankOf(symbol, name)});
  }
  std::sort(symbols_.begin(), symbols_.end(), [](const Symbol &a, const Symbol &b) {
    if (a.begin != b.begin)
      return a.begin < b.begin;
    return a.rank != b.rank ? a.rank < b.rank : std::strcmp(a.name, b.name) < 0;
  });
  setEnds(module);
}

/// Symbols of assembly may have no size. Those of data in sections without code are left without an
/// end beyond their beginning.
void SymbolTable::setEnds(Dwfl_Module *module) {
  SectionEnds sections(module);
  uint64_t next = std::numeric_limits<uint64_t>::max(), begin = next;
  for (auto symbol = symbols_.rbegin(); symbol != symbols_.rend(); ++symbol) {
    if (symbol->begin != begin)
      next = begin;
    begin = symbol->begin;
    if (symbol->end == kUnknownEnd)
      symbol->end = std::min(next, sections.at(begin));
  }
}

std::vector<uint32_t> SymbolTable::symbolsAt(AddressRange addresses) const {
  std::vector<Interval> intervals;
  // The best of each address comes last, so that it wins.
  for (auto symbol = symbols_.rbegin(); symbol != symbols_.rend(); ++symbol)
    intervals.push_back(
        {symbol->begin, symbol->end, static_cast<uint32_t>(&*symbol - symbols_.data())});
  return innermost(intervals, addresses);
}

std::string SymbolTable::name(uint32_t index) const {
  return {symbols_[index].name, symbols_[index].nameLength};
}

std::string SymbolTable::aliasOf(uint32_t index, const std::string &linkageName) const {
  std::string found;
  size_t i = index;
  while (i > 0 && symbols_[i - 1].begin == symbols_[index].begin)
    --i;
  for (; i < symbols_.size() && symbols_[i].begin == symbols_[index].begin; ++i) {
    std::string alias = name(static_cast<uint32_t>(i));
    if (alias == linkageName)
      return alias;
    if (found.empty() && alias.compare(0, linkageName.size(), linkageName) == 0 &&
        alias[linkageName.size()] == '.')
      found = alias;
  }
  return found;
}

} // namespace vais::profiler
