/// What code is called if there is no debug information.

#include "test/unit/symbols/CompiledObject.h"

#include <fstream>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// Symbols of names.s in the order of their addresses.
class Names : public ::testing::Test {
protected:
  Names() : built("-shared -nostdlib -Wl,--version-script=versions", "names.s") {
    begin = built.range("plain").begin;
  }

  /// The name of the instruction `offset` bytes behind `plain`.
  std::string at(uint64_t offset) { return built.frames(begin + offset); }

  CompiledObject built;
  uint64_t begin;
};

TEST_F(Names, OfAliasesIsThePublicOne) {
  for (uint64_t offset = 0; offset < 4; ++offset)
    EXPECT_EQ(at(offset), "plain");
}

TEST_F(Names, EndWithTheSizeOfTheSymbol) {
  EXPECT_EQ(at(4), "");
  EXPECT_EQ(at(5), "");
}

TEST_F(Names, AreNotThoseOfIndirectFunctions) { EXPECT_EQ(at(6), "choose"); }

TEST_F(Names, MayBeHiddenOrLabels) {
  EXPECT_EQ(at(8), "hidden_function");
  EXPECT_EQ(at(10), "inner");
}

TEST_F(Names, WithoutSizeEndAtTheNext) {
  EXPECT_EQ(at(12), "without_size");
  EXPECT_EQ(at(13), "without_size");
  EXPECT_EQ(at(14), "parsed.cold");
}

TEST_F(Names, HaveNoVersion) { EXPECT_EQ(at(16), "versioned"); }

TEST(CodeResolver, KnowsFunctionsWithoutDebugInformation) {
  const CompiledObject object("-O2");
  const CodeRange range = object.range("_ZL6hiddeni");
  const ResolvedCode code = object.resolve({range.begin, range.end - 1});
  EXPECT_EQ(code.detail, CodeDetail::Functions);
  EXPECT_EQ(framesOf(code, 0), "_ZL6hiddeni");
  EXPECT_EQ(framesOf(code, 1), "_ZL6hiddeni");
  EXPECT_EQ(code.addresses[1].begin, range.begin);
}

TEST(CodeResolver, KnowsExportedFunctionsOfStrippedObjects) {
  const CompiledObject object("-O2 -g -fPIC -shared");
  const CodeRange levels = object.range("_Z6levelsi"), hidden = object.range("_ZL6hiddeni");
  object.run("strip object");
  const ResolvedCode code = object.resolve({levels.begin, hidden.begin});
  EXPECT_EQ(code.detail, CodeDetail::Functions);
  EXPECT_EQ(framesOf(code, 0), "_Z6levelsi");
  EXPECT_EQ(framesOf(code, 1), "");
  EXPECT_EQ(code.warnings, std::vector<std::string>());
}

TEST(CodeResolver, KnowsNothingOfStrippedPrograms) {
  const CompiledObject object("-O2 -g");
  const CodeRange hidden = object.range("_ZL6hiddeni");
  object.run("strip object");
  const ResolvedCode code = object.resolve({hidden.begin});
  EXPECT_EQ(code.detail, CodeDetail::Nothing);
  EXPECT_EQ(framesOf(code, 0), "");
}

} // namespace
} // namespace vais::profiler::test
