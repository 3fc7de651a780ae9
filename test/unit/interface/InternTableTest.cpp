/// Names are identified by content, even if hashes collide.

#include "runtime/handles/names/InternTable.h"

#include <cstdint>
#include <gtest/gtest.h>
#include <string>

namespace vais::profiler::test {

static NameText collidingName(const std::string &text) { return {text.data(), text.size(), 7}; }

TEST(InternTable, EqualTextsAreOneName) {
  InternTable table;
  const Name *name = table.intern(collidingName("main"));
  EXPECT_EQ(std::string(name->text(), name->length), "main");
  EXPECT_EQ(table.intern(collidingName("main")), name);
  table.clear();
}

TEST(InternTable, TextsOfOneHashAreKeptApart) {
  InternTable table;
  const Name *name = table.intern(collidingName("a longer name"));
  EXPECT_NE(table.intern(collidingName("a longer nama")), name);
  EXPECT_NE(table.intern(collidingName("a longer")), name);
  EXPECT_NE(table.intern(collidingName("")), name);
  EXPECT_EQ(table.intern(collidingName("a longer name")), name);
  table.clear();
}

TEST(InternTable, NamesStayInTheirPlaceAndAreAligned) {
  InternTable table;
  std::string text;
  const Name *first = table.intern(collidingName(text));
  for (int i = 0; i < 300; ++i) {
    text += 'x';
    const auto address = reinterpret_cast<uintptr_t>(table.intern(collidingName(text)));
    EXPECT_EQ(address % alignof(Name), 0u);
  }
  EXPECT_EQ(table.intern(collidingName("")), first);
  table.clear();
}

TEST(InternTable, ClearForgets) {
  InternTable table;
  table.intern(collidingName("main"));
  table.clear();
  EXPECT_STREQ(table.intern(collidingName("main"))->text(), "main");
  table.clear();
}

} // namespace vais::profiler::test
