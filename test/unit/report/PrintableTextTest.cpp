/// Names are made fit for people and terminals.

#include "runtime/report/text/PrintableText.h"

#include <gtest/gtest.h>
#include <set>

namespace vais::profiler::test {
namespace {

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
}

TEST(Names, AreAsWideAsTerminalsShowThem) {
  EXPECT_EQ(displayWidth("größe"), 5u);
  EXPECT_EQ(displayWidth("数える"), 6u) << "wide characters take two columns";
  EXPECT_EQ(displayWidth("e\xCC\x81t\xC3\xA9"), 3u) << "a combining accent takes none";
  EXPECT_EQ(elide("数数数数数数数", 7), "数…数") << "half a character is none";
}

TEST(Names, ThatDifferStayDifferent) {
  const std::vector<std::string> texts = {"lowercase_the_whole_text",
                                          "lowercase_some_more_text",
                                          "lower_text",
                                          "short",
                                          std::string(50, 'x') + "a" + std::string(50, 'y'),
                                          std::string(50, 'x') + "b" + std::string(50, 'y'),
                                          std::string(30, 'x') + "b" + std::string(70, 'y')};
  for (const size_t width : {8u, 12u, 20u}) {
    const std::vector<std::string> elided = elideDistinctly(texts, width);
    EXPECT_EQ(std::set<std::string>(elided.begin(), elided.end()).size(), texts.size());
    for (const std::string &text : elided)
      EXPECT_LE(displayWidth(text), width) << text;
    EXPECT_EQ(elided[3], "short");
  }
  EXPECT_EQ(elideDistinctly({"same", "same"}, 2), (std::vector<std::string>{"s…", "s…"}));
}

} // namespace
} // namespace vais::profiler::test
