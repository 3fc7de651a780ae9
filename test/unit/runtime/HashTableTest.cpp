/// The hash table of edges and flat contexts.

#include "runtime/collect/arena/HashTable.h"

#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

using format::Context;
using format::FlatTable;

uint64_t keyOf(const Context &context) { return context.function.value; }

Context *find(FlatTable &table, uint64_t key) {
  return findEntry(table, key, [=](const Context &c) { return keyOf(c) == key; })->get();
}

TEST(HashTable, FindsEverythingWhileItGrows) {
  TestTree tree;
  std::vector<Context> contexts(5000);
  FlatTable *table = nullptr;
  for (uint64_t i = 0; i < contexts.size(); ++i) {
    contexts[i].function.value = recordAddress(i);
    table = tableWithRoom(tree.thread(), table, keyOf);
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(find(*table, recordAddress(i)), nullptr);
    findEntry(*table, recordAddress(i), [](auto &) { return false; })->set(&contexts[i]);
    ++table->count;
    ASSERT_LE(table->count * 2, table->capacity);
  }
  EXPECT_EQ(table->count, contexts.size());
  for (uint64_t i = 0; i < contexts.size(); ++i)
    EXPECT_EQ(find(*table, recordAddress(i)), &contexts[i]);
}

TEST(HashTable, LeavesTheOldTableAsItWas) {
  TestTree tree;
  Context context = {};
  context.function.value = recordAddress(1);
  FlatTable *first = tableWithRoom(tree.thread(), static_cast<FlatTable *>(nullptr), keyOf);
  findEntry(*first, recordAddress(1), [](auto &) { return false; })->set(&context);
  first->count = first->capacity / 2;
  FlatTable *second = tableWithRoom(tree.thread(), first, keyOf);
  EXPECT_NE(second, first);
  EXPECT_EQ(second->capacity, 2 * first->capacity);
  EXPECT_EQ(second->count, 1u);
  EXPECT_EQ(find(*first, recordAddress(1)), &context);
  EXPECT_EQ(find(*second, recordAddress(1)), &context);
}

TEST(HashTable, SpreadsRecordsThatStandInRows) {
  constexpr uint32_t kCapacity = 1024;
  std::vector<int> used(kCapacity);
  int collisions = 0;
  for (uint64_t i = 0; i < kCapacity / 2; ++i)
    collisions += used[firstEntry(recordAddress(i), kCapacity)]++ > 0;
  EXPECT_LT(collisions, int(kCapacity) / 8);
}

} // namespace
} // namespace vais::profiler::test
