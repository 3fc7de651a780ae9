/// Compares the table with std::map, with hashes that collide.

#include "runtime/base/MappedTable.h"

#include <cstdint>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace vais::profiler::test {

/// Entries cluster at a few places, one of which is the last of the table.
struct Entry {
  uint64_t key;
  uint64_t value;

  bool isFree() const { return !key; }
  uint64_t hash() const { return hashOf(key); }
  static uint64_t hashOf(uint64_t key) { return ~uint64_t(0) << 56 | key % 7 << 53; }
};

static Entry *find(const MappedTable<Entry> &table, uint64_t key) {
  return table.find(Entry::hashOf(key), [=](const Entry &entry) { return entry.key == key; });
}

static std::map<uint64_t, uint64_t> contentOf(const MappedTable<Entry> &table) {
  std::map<uint64_t, uint64_t> content;
  table.forEach([&](const Entry &entry) { content[entry.key] = entry.value; });
  return content;
}

TEST(MappedTable, IsEmptyAtFirst) {
  const MappedTable<Entry> table;
  EXPECT_EQ(find(table, 1), nullptr);
  EXPECT_EQ(table.count(), 0u);
  EXPECT_TRUE(contentOf(table).empty());
}

TEST(MappedTable, AgreesWithMapThroughAddAndErase) {
  std::mt19937_64 random(1);
  MappedTable<Entry> table;
  std::map<uint64_t, uint64_t> expected;
  for (int step = 0; step < 20000; ++step) {
    const uint64_t key = 1 + random() % 300;
    Entry *entry = find(table, key);
    ASSERT_EQ(entry != nullptr, expected.count(key) != 0);
    if (entry) {
      ASSERT_EQ(entry->value, expected[key]);
      table.erase(entry);
      expected.erase(key);
    } else {
      const uint64_t value = random();
      ASSERT_EQ(table.add({key, value})->value, value);
      expected[key] = value;
    }
    ASSERT_EQ(table.count(), expected.size());
    if (step % 100 == 0) {
      ASSERT_EQ(contentOf(table), expected);
    }
  }
  table.clear();
}

TEST(MappedTable, CanBeUsedAgainAfterClear) {
  MappedTable<Entry> table;
  for (uint64_t key = 1; key < 1000; ++key)
    table.add({key, key});
  table.clear();
  EXPECT_EQ(find(table, 5), nullptr);
  EXPECT_EQ(table.count(), 0u);
  table.add({5, 50});
  EXPECT_EQ(find(table, 5)->value, 50u);
  EXPECT_EQ(table.count(), 1u);
  table.clear();
}

} // namespace vais::profiler::test
