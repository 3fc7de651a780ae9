/// A name at the address of an earlier one: its content decides, not its address.

#include "test/unit/interface/Profiler.h"

#include "runtime/handles/names/NameText.h"

#include <cstring>
#include <gtest/gtest.h>
#include <sys/mman.h>

namespace vais::profiler::test {

using Samples = std::map<std::string, uint64_t>;

/// Two pages, the second of which must not be accessed.
class PageEnd {
public:
  PageEnd()
      : pages_(static_cast<char *>(
            mmap(nullptr, 2 * kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    mprotect(pages_ + kPage, kPage, PROT_NONE);
  }
  ~PageEnd() { munmap(pages_, 2 * kPage); }
  PageEnd(const PageEnd &) = delete;
  PageEnd &operator=(const PageEnd &) = delete;

  /// Places the text at the very end of the first page.
  const char *put(const std::string &text) {
    char *place = pages_ + kPage - text.size() - 1;
    memcpy(place, text.c_str(), text.size() + 1);
    return place;
  }

private:
  static constexpr size_t kPage = 4096;
  char *pages_;
};

TEST(KnownText, MayChangeInItsPlace) {
  const Profiler profiler;
  char buffer[64] = "first";
  Samples expected;
  for (const char *text :
       {"first", "second", "first", "firs", "first!", "f", "", "ab", "abc", "abd", "seven77",
        "eight888", "eight889", "sixteen bytes!!!", "sixteen_bytes!!!", "seventeen bytes!!"}) {
    strcpy(buffer, text);
    for (int i = 0; i < 3; ++i)
      vais_profiler_record_sample(profiler, buffer, 0);
    expected[text] += 3;
  }
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

TEST(KnownText, OfCallsMayChangeInItsPlace) {
  const Profiler profiler;
  char caller[16], callee[16];
  std::map<std::pair<std::string, std::string>, uint64_t> expected;
  for (int i = 0; i < 300; ++i) {
    const std::string from = std::to_string(i % 3), to = std::to_string(i % 5 * 1000);
    strcpy(caller, from.c_str());
    strcpy(callee, to.c_str());
    vais_profiler_record_call(profiler, caller, callee);
    ++expected[{from, to}];
  }
  EXPECT_EQ(Recorded(profiler).calls, expected);
}

TEST(KnownText, ThatBecomesNoTextIsIgnored) {
  const Profiler profiler;
  char buffer[] = "name";
  vais_profiler_record_sample(profiler, buffer, 0);
  vais_profiler_record_call(profiler, buffer, buffer);
  buffer[3] = '\xFF';
  vais_profiler_record_sample(profiler, buffer, 0);
  vais_profiler_record_call(profiler, buffer, buffer);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(1, 0, 0, 0, 0, 1));
}

TEST(KnownText, IsNotReadBeyondItsPage) {
  const Profiler profiler;
  PageEnd page;
  Samples expected;
  for (size_t length = 40; length <= 40; --length) { // each shorter than the previous text there
    const std::string text(length, 'x');
    for (int i = 0; i < 3; ++i)
      vais_profiler_record_sample(profiler, page.put(text), 0);
    expected[text] += 3;
  }
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

TEST(KnownText, ShorterThanBeforeAtAPagesEndIsNotReadBeyondIt) {
  const Profiler profiler;
  PageEnd page;
  const char *place = page.put("a long name.");
  vais_profiler_record_sample(profiler, place, 0);
  strcpy(const_cast<char *>(place), "a");
  vais_profiler_record_sample(profiler, place, 0);
  EXPECT_EQ(Recorded(profiler).samples, (Samples{{"a long name.", 1}, {"a", 1}}));
}

TEST(KnownText, LongerThanAPageIsKnown) {
  const Profiler profiler;
  std::string text(10000, 'x');
  vais_profiler_record_sample(profiler, text.c_str(), 0);
  vais_profiler_record_sample(profiler, text.c_str(), 0);
  text[9000] = 'y';
  vais_profiler_record_sample(profiler, text.c_str(), 0);
  EXPECT_EQ(Recorded(profiler).samples.size(), 2u);
}

TEST(KnownText, OfMoreNamesThanAreRememberedIsCounted) {
  const Profiler profiler;
  std::vector<std::string> names;
  Samples expected;
  for (int i = 0; i < 2000; ++i)
    names.push_back("function" + std::to_string(i));
  for (int round = 0; round < 3; ++round)
    for (const std::string &name : names) {
      vais_profiler_record_sample(profiler, name.c_str(), 0);
      ++expected[name];
    }
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

} // namespace vais::profiler::test
