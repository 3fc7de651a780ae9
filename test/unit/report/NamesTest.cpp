/// Names made fit for people and terminals.

#include "Names.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(Names, AreDemangledWhenTheyAreCppNames) {
  EXPECT_EQ(demangle("_ZN4vais5parseEl"), "vais::parse(long)");
  EXPECT_EQ(demangle("parse"), "parse");
  EXPECT_EQ(demangle("_Znonsense"), "_Znonsense");
  EXPECT_EQ(demangle(""), "");
}

TEST(Names, KeepValidUtf8) {
  for (const char *text : {"plain", "größe", "数える", "\xF0\x9F\x8E\x89", ""})
    EXPECT_EQ(printable(text), text);
}

TEST(Names, ReplaceDamagedUtf8ByteByByte) {
  EXPECT_EQ(printable("a\xff"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(printable("\xC3"), "\xEF\xBF\xBD") << "cut off";
  EXPECT_EQ(printable("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "overlong";
  EXPECT_EQ(printable("\xE0\x80\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "overlong";
  EXPECT_EQ(printable("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "surrogate";
  EXPECT_EQ(printable("\xF4\x90\x80\x80").size(), 12u) << "beyond U+10FFFF";
}

TEST(Names, CannotSpeakToTheTerminal) {
  EXPECT_EQ(printable("\x1b[31mred\n"), "?[31mred?");
  EXPECT_EQ(printable("\xC2\x9b"
                      "31m"),
            "?31m");
}

TEST(Names, CannotTurnTextAround) {
  for (const char *text : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                           "\u2068", "\u2069", "\u200E", "\u200F", "\u061C"})
    EXPECT_EQ(printable(std::string("a") + text + "b"), "a?b");
}

TEST(Names, CannotHideCharacters) {
  for (const char *text : {"\u00AD", "\u200B", "\u200D", "\u2028", "\u2029", "\u2060", "\uFEFF",
                           "\uFFF9", "\u3164", "\U000E0041", "\U0001D173", "\U0001BCA0"})
    EXPECT_EQ(printable(std::string("a") + text + "b"), "a?b");
  for (const char *text : {"\u00AC", "\u00AE", "\u200A", "\u2010", "\u2027", "\u202F", "\uFFFC",
                           "\uFE0F", "\U0001F389"})
    EXPECT_EQ(printable(text), text);
}

TEST(Names, AreEscapedInJson) {
  EXPECT_EQ(escapedForTerminal("{\n \"a\": \"\u202E\U000E0041\x7F\"}"),
            "{\n \"a\": \"\\u202e\\udb40\\udc41\\u007f\"}");
  EXPECT_EQ(escapedForTerminal("{\"größe\": 1}"), "{\"größe\": 1}");
}

TEST(Names, OfSeveralLinesKeepThem) { EXPECT_EQ(printableLines("a\nb\r\x1b"), "a\nb??"); }

TEST(Names, GiveWayInTheMiddle) {
  EXPECT_EQ(elide("abcdefghij", 10), "abcdefghij");
  EXPECT_EQ(elide("abcdefghij", 7), "abc…hij");
  EXPECT_EQ(elide("abcdefghij", 6), "abc…ij");
  EXPECT_EQ(elide("abcdefghij", 1), "…");
  EXPECT_EQ(elide("abcdefghij", 0), "");
  EXPECT_EQ(elide("äöüäöüäöü", 5), "äö…öü") << "characters, not bytes";
  EXPECT_EQ(displayWidth(elide("数数数数数数数", 4)), 4u);
}

} // namespace
} // namespace vais::profiler::test
