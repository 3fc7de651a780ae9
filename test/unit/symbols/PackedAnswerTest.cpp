/// Answers come out of their bytes as they went in, or not at all.

#include "utils/vais-profiler/symbols/PackedAnswer.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

ResolvedCode answer() {
  ResolvedCode code;
  code.detail = CodeDetail::Lines;
  code.warnings = {"one", ""};
  code.file = "/bin/x";
  code.functions = {{"f", "f.c", 3}, {"g", "", 0}};
  code.files = {"", "f.c"};
  code.frames = {{0, 1, 7, true}, {1, 0, 0, false}};
  code.addresses = {{0, 2, 0x1000, 0x1010}, {2, 0, 0, 0}};
  return code;
}

TEST(PackedAnswer, ComesOutAsItWentIn) {
  const std::optional<ResolvedCode> code = unpackAnswer(packAnswer(answer()));
  ASSERT_TRUE(code);
  EXPECT_EQ(code->detail, CodeDetail::Lines);
  EXPECT_EQ(code->warnings, answer().warnings);
  EXPECT_EQ(code->file, "/bin/x");
  EXPECT_EQ(code->functions[0].file, "f.c");
  EXPECT_EQ(code->functions[1].name, "g");
  EXPECT_EQ(code->files, answer().files);
  EXPECT_EQ(code->frames[0].line, 7U);
  EXPECT_TRUE(code->frames[0].isInlined);
  EXPECT_EQ(code->addresses[0].end, 0x1010U);
  EXPECT_EQ(packAnswer(*code), packAnswer(answer()));
}

TEST(PackedAnswer, IsRefusedUnlessItIsWhole) {
  const std::string bytes = packAnswer(answer());
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpackAnswer(bytes.substr(0, size))) << size;
  EXPECT_FALSE(unpackAnswer(bytes + 'x'));
}

TEST(PackedAnswer, IsRefusedIfItsIndicesAreBeyondItsLists) {
  ResolvedCode code = answer();
  code.frames[1].function = 2;
  EXPECT_FALSE(unpackAnswer(packAnswer(code)));
  code = answer();
  code.frames[1].file = 2;
  EXPECT_FALSE(unpackAnswer(packAnswer(code)));
  code = answer();
  code.addresses[1] = {1, 2, 0, 0};
  EXPECT_FALSE(unpackAnswer(packAnswer(code)));
}

} // namespace
} // namespace vais::profiler::test
