/// A damaged object never ends the process that asks for its functions.

#include "test/unit/symbols/CompiledObject.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <sstream>

namespace vais::profiler::test {
namespace {

std::string contentOf(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace(const std::string &path, const std::string &content) {
  std::ofstream(path, std::ios::binary) << content;
}

/// Where the section is in the file.
std::pair<size_t, size_t> section(const CompiledObject &object, const std::string &name) {
  std::istringstream words(object.run("objdump -h object | grep ' " + name + " '"));
  std::string index, itself;
  size_t size = 0, address = 0, loaded = 0, offset = 0;
  words >> index >> itself >> std::hex >> size >> address >> loaded >> offset;
  EXPECT_GT(size, 0U);
  return {offset, size};
}

TEST(DamagedObject, IsAnsweredByWhatIsLeft) {
  const CompiledObject object("-O2 -gdwarf-5");
  const CodeRange range = object.range("_Z6levelsi");
  const std::string sound = contentOf(object.path());
  for (const char *name : {".debug_info", ".debug_abbrev", ".debug_line", ".debug_str",
                           ".debug_str_offsets", ".debug_addr", ".debug_line_str"}) {
    const auto [offset, size] = section(object, name);
    std::string damaged = sound;
    std::fill_n(damaged.begin() + static_cast<ptrdiff_t>(offset), size, '\xff');
    replace(object.path(), damaged);
    const ResolvedCode code = object.resolve(range.addresses());
    for (const CodeAddress &address : code.addresses) {
      ASSERT_GT(address.frames, 0U) << name;
      const CodeFrame &outermost = code.frames[address.firstFrame + address.frames - 1];
      EXPECT_EQ(code.functions[outermost.function].name, "_Z6levelsi") << name;
    }
  }
}

TEST(DamagedObject, MayHaveAnyBytes) {
  const CompiledObject object("-O2 -gdwarf-4");
  const CodeRange range = object.range("_Z6levelsi");
  const std::string sound = contentOf(object.path());
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::string damaged = sound;
    for (int changes = 0; changes < 20; ++changes)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    replace(object.path(), damaged);
    EXPECT_EQ(resolveCode({object.path(), ""}, range.addresses()).addresses.size(),
              range.addresses().size());
  }
}

TEST(DamagedObject, MayEndAnywhere) {
  const CompiledObject object("-O2 -gdwarf-5");
  const CodeRange range = object.range("_Z6levelsi");
  const std::string sound = contentOf(object.path());
  for (size_t size = 0; size < sound.size(); size += sound.size() / 50) {
    replace(object.path(), sound.substr(0, size));
    EXPECT_EQ(resolveCode({object.path(), ""}, range.addresses()).addresses.size(),
              range.addresses().size());
  }
}

} // namespace
} // namespace vais::profiler::test
