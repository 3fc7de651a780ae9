/// Text in fixed buffers.

#include "runtime/base/Text.h"

#include <cerrno>
#include <cstdint>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(Text, LengthStopsAtItsLimit) {
  EXPECT_EQ(textLength(""), 0u);
  EXPECT_EQ(textLength("abc"), 3u);
  EXPECT_EQ(textLength("abc", 2), 2u);
  EXPECT_EQ(textLength("abc", 0), 0u);
}

TEST(Text, EqualTextsHaveEqualLengths) {
  EXPECT_TRUE(textEquals("time", "timeout", 4));
  EXPECT_FALSE(textEquals("tim", "timeout", 4));
  EXPECT_FALSE(textEquals("times", "timeout", 4));
  EXPECT_TRUE(textEquals("", "x", 0));
}

TEST(FixedText, CutsWhatDoesNotFit) {
  FixedText<5> text;
  EXPECT_FALSE(text.append("abcd").isCut());
  EXPECT_STREQ(text.c_str(), "abcd");
  EXPECT_TRUE(text.append('e').isCut());
  EXPECT_STREQ(text.c_str(), "abcd");
  EXPECT_EQ(text.size(), 4u);
}

TEST(FixedText, WritesNumbersOfEverySize) {
  FixedText<64> text;
  text.appendNumber(0).append(' ').appendNumber(10).append(' ').appendNumber(UINT64_MAX);
  EXPECT_STREQ(text.c_str(), "0 10 18446744073709551615");
}

TEST(FixedText, CanBeCutBack) {
  FixedText<16> text;
  text.append("name.2");
  text.cutTo(4);
  EXPECT_STREQ(text.append(".3").c_str(), "name.3");
}

TEST(Bytes, CopyAndCompare) {
  char bytes[] = "abcdef";
  EXPECT_TRUE(bytesEqual(bytes, "abcxyz", 3));
  EXPECT_FALSE(bytesEqual(bytes, "abcxyz", 4));
  copyBytes(bytes + 1, "XY", 2);
  EXPECT_STREQ(bytes, "aXYdef");
}

TEST(ErrorText, EveryErrorHasOne) {
  EXPECT_STREQ(errorText(ENOSPC), "no space left on device");
  EXPECT_STREQ(errorText(EFBIG), "file too large");
  for (int error = 0; error < 200; ++error)
    EXPECT_GT(textLength(errorText(error)), 5u);
}

} // namespace
} // namespace vais::profiler::test
