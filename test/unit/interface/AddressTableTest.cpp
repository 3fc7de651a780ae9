/// Compares the table with std::map, with odd allocations among the others.

#include "runtime/handles/blocks/AddressTable.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

namespace vais::profiler::test {

using Live = std::map<uint64_t, uint64_t>;

static Live contentOf(const AddressTable &table) {
  Live live;
  table.forEach([&](uint64_t address, size_t size) {
    EXPECT_TRUE(live.emplace(address, size).second) << "told twice: " << address;
  });
  return live;
}

static uint64_t sizeAt(const Live &live, uint64_t address) {
  const auto found = live.find(address);
  return found == live.end() ? 0 : found->second;
}

/// Makes random changes at addresses that `choose(random)` picks.
template <class Choose> static void compare(Choose choose) {
  std::mt19937_64 random(1);
  AddressTable table;
  Live expected;
  for (int step = 0; step < 30000; ++step) {
    const uint64_t address = choose(random);
    if (random() % 2) {
      const size_t size = random() % 8 ? random() % 100 + 1 : SIZE_MAX;
      size_t replaced;
      ASSERT_TRUE(table.add(address, size, replaced));
      ASSERT_EQ(replaced, sizeAt(expected, address));
      expected[address] = size;
    } else {
      size_t size = 0;
      ASSERT_EQ(table.remove(address, size), expected.count(address) != 0);
      ASSERT_EQ(size, sizeAt(expected, address));
      expected.erase(address);
    }
    if (step % 500 == 0) {
      ASSERT_EQ(contentOf(table), expected);
    }
  }
  table.clear();
  EXPECT_TRUE(contentOf(table).empty());
}

TEST(AddressTable, AgreesWithMapAtFewAddresses) {
  compare([](auto &random) { return random() % 40 * 16; });
}

TEST(AddressTable, AgreesWithMapAtEverNewAddresses) {
  compare([next = uint64_t(0)](auto &random) mutable {
    next += random() % 8 == 0;
    return (next - random() % 20) * 48;
  });
}

TEST(AddressTable, AgreesWithMapAtAnyAddress) {
  compare([](auto &random) {
    const uint64_t kAddresses[] = {0, 1, 2, SIZE_MAX, SIZE_MAX - 1, 1ull << 63, 0x7FFFFFFFF000};
    return random() % 4 ? kAddresses[random() % 7] : random();
  });
}

} // namespace vais::profiler::test
