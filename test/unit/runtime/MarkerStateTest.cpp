/// Names are identified by content, and found again by a few instructions.

#include "runtime/markers/MarkerState.h"

#include "runtime/markers/MarkerTable.h"
#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>
#include <string>
#include <sys/mman.h>

namespace vais::profiler::test {
namespace {

std::string nameOfMarker(const format::Marker *marker) {
  const format::String *text = marker->function.name.get();
  return std::string(text->text, text->length);
}

/// Two pages, the second of which cannot be read.
class EndOfPage {
public:
  EndOfPage()
      : pages_(static_cast<char *>(
            mmap(nullptr, 2 * kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    mprotect(pages_ + kPage, kPage, PROT_NONE);
  }
  ~EndOfPage() { munmap(pages_, 2 * kPage); }

  /// Places the text at the very end of the first page.
  char *place(const std::string &text) {
    char *start = pages_ + kPage - text.size() - 1;
    std::copy(text.c_str(), text.c_str() + text.size() + 1, start);
    return start;
  }

private:
  static constexpr size_t kPage = 4096;
  char *pages_;
};

TEST(MarkerState, TellsNamesApartByContent) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  ASSERT_TRUE(state);
  for (size_t length = 0; length <= 300; ++length) {
    std::string one(length, 'x'), same = one, other = one + "y";
    const format::Marker *marker = markerOf(tree.thread(), *state, one.c_str());
    EXPECT_EQ(markerOf(tree.thread(), *state, same.c_str()), marker) << length;
    EXPECT_EQ(nameOfMarker(marker), one.substr(0, format::kLongestMarkerName));
    EXPECT_EQ(markerOf(tree.thread(), *state, other.c_str()) == marker,
              length >= format::kLongestMarkerName);
  }
}

/// Changes each letter for each length: a new text is not taken for the one that was there before.
TEST(MarkerState, SeesThatAnotherTextCameToTheSamePlace) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  alignas(128) char text[128]; // in one page
  for (size_t length = 1; length < 70; ++length)
    for (size_t i = 0; i < length; ++i) {
      const std::string before = "m" + std::string(length, 'a');
      std::copy(before.c_str(), before.c_str() + before.size() + 1, text);
      ASSERT_EQ(nameOfMarker(markerOf(tree.thread(), *state, text)), before);
      ASSERT_TRUE(before.size() >= kMostCached || cachedMarker(*state, text));
      ASSERT_EQ(shortMarker(*state, text) != nullptr, before.size() < kMostShort);
      text[i + 1] = 'b';
      ASSERT_FALSE(cachedMarker(*state, text));
      ASSERT_FALSE(shortMarker(*state, text));
      text[i + 1] = '\0'; // shorter
      ASSERT_FALSE(cachedMarker(*state, text));
      ASSERT_FALSE(shortMarker(*state, text));
      ASSERT_EQ(nameOfMarker(markerOf(tree.thread(), *state, text)), before.substr(0, i + 1));
    }
}

TEST(MarkerState, FindsShortNamesAtOnce) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  alignas(64) static const char text[] = "fifteen letters";
  const format::Marker *marker = markerOf(tree.thread(), *state, text);
  EXPECT_EQ(shortMarker(*state, text), marker);
  EXPECT_EQ(shortMarker(*state, nullptr), nullptr);
  EXPECT_EQ(cachedMarker(*state, nullptr), nullptr);
}

TEST(MarkerState, ReadsNothingBehindTheEndOfAPage) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  EndOfPage page;
  for (size_t length = 0; length < 80; ++length) {
    const std::string name(length, 'p');
    const char *text = page.place(name);
    const format::Marker *marker = markerOf(tree.thread(), *state, text);
    EXPECT_EQ(nameOfMarker(marker), name);
    EXPECT_EQ(markerOf(tree.thread(), *state, text), marker);
    EXPECT_EQ(shortMarker(*state, text) != nullptr, length + 1 == kMostShort);
  }
}

TEST(MarkerState, ReadsNothingBehindATextThatBecameShorter) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  EndOfPage page;
  for (size_t length = 1; length < 60; ++length) {
    const std::string name(length, 's');
    char *text = page.place(name);
    markerOf(tree.thread(), *state, text);
    CachedName moved = cachedName(*state, text);
    const char *end = text + length; // the same name is claimed to be where the page ends
    moved.address = end;
    EXPECT_FALSE(isUnchanged(moved, end)) << length;
  }
}

} // namespace
} // namespace vais::profiler::test
