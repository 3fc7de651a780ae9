/// Which bytes are accepted as text.

#include "runtime/handles/names/NameText.h"

#include <gtest/gtest.h>
#include <string>

namespace vais::profiler::test {

static bool isText(const std::string &bytes) {
  NameText name;
  return readName(bytes.c_str(), name);
}

/// Returns the UTF-8 encoding of any number of up to 21 bits, whether a valid character or not.
static std::string encode(uint32_t code) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80)
    return {static_cast<char>(code)};
  if (code < 0x800)
    return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000)
    return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

TEST(NameText, TakesEveryCharacterAndNoSurrogate) {
  for (uint32_t code = 1; code < 0x1FFFFF; ++code) {
    const bool isCharacter = code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF);
    ASSERT_EQ(isText(encode(code)), isCharacter) << std::hex << code;
  }
}

TEST(NameText, RefusesOverlongForms) {
  EXPECT_FALSE(isText("\xC0\x80"));
  EXPECT_FALSE(isText("\xC1\xBF"));
  EXPECT_FALSE(isText("\xE0\x80\x80"));
  EXPECT_FALSE(isText("\xE0\x9F\xBF"));
  EXPECT_FALSE(isText("\xF0\x80\x80\x80"));
  EXPECT_FALSE(isText("\xF0\x8F\xBF\xBF"));
}

TEST(NameText, RefusesBytesThatBeginNothing) {
  EXPECT_FALSE(isText("\x80"));
  EXPECT_FALSE(isText("a\xBF"));
  for (int first = 0xF5; first <= 0xFF; ++first)
    EXPECT_FALSE(isText({static_cast<char>(first), '\x80', '\x80', '\x80'})) << first;
}

TEST(NameText, RefusesCharactersCutShort) {
  for (const uint32_t code : {0xE9u, 0x20ACu, 0x1F600u}) {
    const std::string character = encode(code);
    for (size_t length = 1; length < character.size(); ++length) {
      EXPECT_FALSE(isText(character.substr(0, length)));
      EXPECT_FALSE(isText(character.substr(0, length) + "a"));
      EXPECT_FALSE(isText("abc" + character.substr(0, length) + character));
    }
    EXPECT_TRUE(isText("abc" + character + "def" + character));
  }
}

TEST(NameText, EndsWhereItsLengthSays) {
  EXPECT_TRUE(isUtf8("\xC3\xA9", 2));
  EXPECT_FALSE(isUtf8("\xC3\xA9", 1));
  EXPECT_FALSE(isUtf8("\xE2\x82\xAC", 2));
  EXPECT_TRUE(isUtf8("a\xFF", 1));
}

TEST(NameText, IsComparedToItsLastByte) {
  for (size_t length = 0; length < 40; ++length) {
    const std::string text(length, 'x');
    EXPECT_TRUE(isSameText(text.c_str(), std::string(text).c_str(), length));
    for (size_t i = 0; i < length; ++i) {
      std::string other = text;
      other[i] = 'y';
      EXPECT_FALSE(isSameText(text.c_str(), other.c_str(), length)) << length << ' ' << i;
    }
  }
}

TEST(NameText, RefusesNull) {
  NameText name;
  EXPECT_FALSE(readName(nullptr, name));
}

TEST(NameText, HashDependsOnContentOnly) {
  const std::string padded = "...a name of some length";
  NameText there, elsewhere, other;
  ASSERT_TRUE(readName(padded.c_str() + 3, there));
  ASSERT_TRUE(readName("a name of some length", elsewhere));
  ASSERT_TRUE(readName("a name of some lengti", other));
  EXPECT_EQ(there.length, 21u);
  EXPECT_EQ(there.hash, elsewhere.hash);
  EXPECT_NE(there.hash, other.hash);
}

} // namespace vais::profiler::test
