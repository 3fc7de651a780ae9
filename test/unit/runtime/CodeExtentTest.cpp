/// Extents of functions, compared with the symbols of this program.

#include "runtime/collect/functions/CodeExtent.h"

#include <cstring>
#include <elf.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

extern "C" const char __ehdr_start[]; // the linker's

namespace vais::profiler::test {
namespace {

uint64_t here() { return reinterpret_cast<uint64_t>(__ehdr_start); }

struct Symbol {
  std::string name;
  uint64_t start;
  uint64_t size;
};

/// The functions in the symbol table of this program's file, where they are loaded.
std::vector<Symbol> ownFunctions() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto *header = reinterpret_cast<const Elf64_Ehdr *>(bytes.data());
  const auto *sections = reinterpret_cast<const Elf64_Shdr *>(bytes.data() + header->e_shoff);
  const uint64_t bias = header->e_type == ET_DYN ? here() : 0;
  std::vector<Symbol> functions;
  for (unsigned i = 0; i < header->e_shnum; ++i) {
    if (sections[i].sh_type != SHT_SYMTAB)
      continue;
    const char *names = bytes.data() + sections[sections[i].sh_link].sh_offset;
    const auto *symbols = reinterpret_cast<const Elf64_Sym *>(bytes.data() + sections[i].sh_offset);
    for (uint64_t k = 0; k < sections[i].sh_size / sizeof(Elf64_Sym); ++k)
      if (ELF64_ST_TYPE(symbols[k].st_info) == STT_FUNC && symbols[k].st_size > 0)
        functions.push_back(
            {names + symbols[k].st_name, bias + symbols[k].st_value, symbols[k].st_size});
  }
  return functions;
}

TEST(CodeExtent, IsThatOfTheSymbol) {
  const std::vector<Symbol> functions = ownFunctions();
  ASSERT_GT(functions.size(), 100u);
  size_t compiled = 0;
  for (const Symbol &function : functions) {
    const CodeExtent extent = functionAt(__ehdr_start, function.start);
    EXPECT_EQ(extent.start, function.start);
    if (extent.size == 0) // start-up code, and assembly
      continue;
    EXPECT_EQ(extent.size, function.size) << function.name;
    ++compiled;
  }
  EXPECT_GT(compiled, functions.size() * 9 / 10);
}

TEST(CodeExtent, IsUnknownWhereNoFunctionBegins) {
  for (const Symbol &function : ownFunctions())
    if (function.size > 1) {
      EXPECT_EQ(functionAt(__ehdr_start, function.start + 1).size, 0u) << function.name;
      EXPECT_EQ(functionAt(__ehdr_start, function.start + function.size - 1).size, 0u)
          << function.name;
    }
  EXPECT_EQ(functionAt(__ehdr_start, 0).size, 0u);
  EXPECT_EQ(functionAt(__ehdr_start, here()).size, 0u);
  EXPECT_EQ(functionAt(__ehdr_start, UINT64_MAX).size, 0u);
  EXPECT_EQ(functionAt(__ehdr_start, reinterpret_cast<uint64_t>(&std::memcpy)).size, 0u)
      << "of another object";
}

TEST(CodeExtent, IsFoundFromAnyAddressInTheFunction) {
  size_t found = 0;
  for (const Symbol &function : ownFunctions()) {
    if (functionAt(__ehdr_start, function.start).size == 0)
      continue;
    for (const uint64_t offset : {uint64_t(0), function.size / 2, function.size - 1}) {
      const CodeExtent extent = functionAround(__ehdr_start, function.start + offset);
      EXPECT_EQ(extent.start, function.start) << function.name;
      EXPECT_EQ(extent.size, function.size) << function.name;
    }
    EXPECT_NE(functionAround(__ehdr_start, function.start + function.size).start, function.start)
        << function.name;
    EXPECT_NE(functionAround(__ehdr_start, function.start - 1).start, function.start)
        << function.name;
    ++found;
  }
  EXPECT_GT(found, 100u);
}

TEST(CodeExtent, IsUnknownWhereThereIsNoCode) {
  for (const uint64_t address :
       {uint64_t(0), here(), UINT64_MAX, reinterpret_cast<uint64_t>(&std::memcpy)}) {
    EXPECT_EQ(functionAround(__ehdr_start, address).start, address);
    EXPECT_EQ(functionAround(__ehdr_start, address).size, 0u);
  }
  const auto code = reinterpret_cast<uint64_t>(&ownCode);
  EXPECT_GT(functionAround(__ehdr_start, code).size, 0u);
  EXPECT_EQ(functionAround(nullptr, code).size, 0u);
}

TEST(CodeExtent, IsUnknownWithoutAnObject) {
  const auto function = reinterpret_cast<uint64_t>(&here);
  ASSERT_GT(functionAt(__ehdr_start, function).size, 0u);
  EXPECT_EQ(functionAt(nullptr, function).size, 0u);
  EXPECT_EQ(functionAt(nullptr, function).start, function);
  const Elf64_Ehdr noObject = {};
  EXPECT_EQ(functionAt(&noObject, function).size, 0u);
}

TEST(CodeExtent, OfTheRuntimeHoldsItsFunctionsAndNoOthers) {
  const CodeExtent own = ownCode();
  const auto holds = [&](uint64_t address) { return address - own.start < own.size; };
  EXPECT_TRUE(holds(reinterpret_cast<uint64_t>(&functionAt)));
  EXPECT_TRUE(holds(reinterpret_cast<uint64_t>(&ownCode)));
  EXPECT_FALSE(holds(reinterpret_cast<uint64_t>(&here)));
  EXPECT_FALSE(holds(reinterpret_cast<uint64_t>(&std::memcpy)));
}

} // namespace
} // namespace vais::profiler::test
