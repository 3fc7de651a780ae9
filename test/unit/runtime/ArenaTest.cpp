/// Memory in the profile.

#include "runtime/collect/arena/Arena.h"

#include "test/unit/runtime/TestTree.h"

#include "contracts/ProfileFormat.h"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace vais::profiler::test {
namespace {

struct Piece {
  char *start;
  uint64_t size;
};

bool isZero(const Piece &piece) {
  return std::all_of(piece.start, piece.start + piece.size, [](char byte) { return byte == 0; });
}

TEST(Arena, GivesOutZeroedAlignedMemoryThatDoesNotOverlap) {
  TestTree tree;
  std::mt19937 random(1);
  std::vector<Piece> pieces;
  for (int i = 0; i < 3000; ++i) {
    const uint64_t alignment = uint64_t(8) << random() % 10;
    const uint64_t size = 1 + random() % (i % 100 ? 2000 : 200000);
    auto *start = static_cast<char *>(allocate(tree.thread(), size, alignment));
    ASSERT_NE(start, nullptr);
    ASSERT_EQ(reinterpret_cast<uint64_t>(start) % alignment, 0u);
    pieces.push_back({start, size});
    ASSERT_TRUE(isZero(pieces.back()));
    std::memset(start, 0xFF, size);
  }
  std::sort(pieces.begin(), pieces.end(), [](auto &a, auto &b) { return a.start < b.start; });
  for (size_t i = 1; i < pieces.size(); ++i)
    EXPECT_LE(pieces[i - 1].start + pieces[i - 1].size, pieces[i].start);
  const format::Header &header = *gSwitches.header;
  EXPECT_GE(reinterpret_cast<uint64_t>(pieces.front().start), header.base);
  EXPECT_LE(reinterpret_cast<uint64_t>(pieces.back().start) + pieces.back().size,
            header.base + header.used);
}

TEST(Arena, ChunksDoubleUpToTheLargest) {
  TestTree tree;
  for (int i = 0; i < 400; ++i)
    allocate(tree.thread(), 60000, 64);
  EXPECT_EQ(tree.thread().chunkSize, kLargestChunk);
  const uint64_t used = gSwitches.header->used;
  EXPECT_NE(allocate(tree.thread(), 3 * kLargestChunk, 64), nullptr);
  EXPECT_EQ(gSwitches.header->used - used, 3 * kLargestChunk);
}

TEST(Arena, ThreadsTakeChunksAtOnce) {
  std::vector<std::vector<Piece>> pieces(8);
  std::vector<std::thread> threads;
  for (auto &mine : pieces)
    threads.emplace_back([&mine] {
      for (int i = 0; i < 50; ++i) {
        mine.push_back({static_cast<char *>(allocateChunk(4096)), 4096});
        std::memset(mine.back().start, 1, 4096);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  std::vector<char *> starts;
  for (const auto &mine : pieces)
    for (const Piece &piece : mine)
      starts.push_back(piece.start);
  std::sort(starts.begin(), starts.end());
  EXPECT_EQ(starts.size(), 400u);
  EXPECT_EQ(std::adjacent_find(starts.begin(), starts.end(),
                               [](char *a, char *b) { return b - a < 4096; }),
            starts.end());
}

TEST(Arena, SaysNoWhenTheRangeIsUsedUp) {
  EXPECT_EQ(allocateChunk(gSwitches.header->reserve), nullptr);
  EXPECT_EQ(allocateChunk(UINT64_MAX & ~uint64_t(4095)), nullptr);
}

TEST(Arena, CopiesStrings) {
  TestTree tree;
  char text[] = "text";
  const format::String *string = allocateString(tree.thread(), text);
  text[0] = 'n';
  EXPECT_EQ(std::string(string->text, string->length), "text");
  EXPECT_EQ(allocateString(tree.thread(), "")->length, 0u);
  const std::string longText(100000, 'x');
  EXPECT_EQ(allocateString(tree.thread(), longText.c_str())->length, 65536u);
}

} // namespace
} // namespace vais::profiler::test
