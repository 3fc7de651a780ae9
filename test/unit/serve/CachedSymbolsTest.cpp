/// Addresses are resolved once, and answers are joined.

#include "utils/vais-profiler/profiles/CachedSymbols.h"

#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

/// Each address is in a function of its own, and two have a frame that was inlined.
ResolvedCode codeAt(const std::vector<uint64_t> &addresses) {
  ResolvedCode code;
  code.detail = CodeDetail::Lines;
  code.files = {"", "a.c"};
  for (const uint64_t address : addresses) {
    CodeAddress known;
    known.firstFrame = static_cast<uint32_t>(code.frames.size());
    known.frames = 1 + address % 2;
    for (uint32_t i = 0; i < known.frames; ++i) {
      CodeFrame frame;
      frame.function = static_cast<uint32_t>(code.functions.size());
      frame.file = 1;
      frame.line = static_cast<uint32_t>(address);
      code.frames.push_back(frame);
      code.functions.push_back({std::to_string(address) + (i ? "outer" : ""), "", 0});
    }
    code.addresses.push_back(known);
  }
  return code;
}

std::string nameAt(const ResolvedCode &code, size_t i) {
  const CodeAddress &address = code.addresses[i];
  if (address.frames == 0)
    return "?";
  const CodeFrame &frame = code.frames[address.firstFrame + address.frames - 1];
  return code.functions[frame.function].name + ' ' + code.files[frame.file] + ':' +
         std::to_string(frame.line);
}

TEST(CachedSymbols, ResolvesEachAddressOnce) {
  std::vector<uint64_t> asked;
  CachedSymbols symbols(
      [&](const MappedObject &, const std::vector<uint64_t> &addresses, CodeDetail) {
        asked.insert(asked.end(), addresses.begin(), addresses.end());
        return codeAt(addresses);
      });
  MappedObject object, other;
  object.path = "/a";
  other.path = "/b";
  symbols.resolve(object, {1, 2}, CodeDetail::Lines);
  std::this_thread::sleep_for(std::chrono::milliseconds(100)); // ten times as long as it took
  const ResolvedCode code = symbols.resolve(object, {2, 5, 1}, CodeDetail::Lines);
  EXPECT_EQ(asked, (std::vector<uint64_t>{1, 2, 5}));
  EXPECT_EQ(nameAt(code, 0), "2 a.c:2");
  EXPECT_EQ(nameAt(code, 1), "5outer a.c:5");
  EXPECT_EQ(nameAt(code, 2), "1outer a.c:1");
  symbols.resolve(other, {1}, CodeDetail::Lines);
  EXPECT_EQ(asked.size(), 4u);
}

TEST(CachedSymbols, RestsAfterSlowAnswers) {
  size_t answers = 0;
  CachedSymbols symbols(
      [&](const MappedObject &, const std::vector<uint64_t> &addresses, CodeDetail) {
        ++answers;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        return codeAt(addresses);
      });
  symbols.resolve({}, {2}, CodeDetail::Lines);
  const ResolvedCode code = symbols.resolve({}, {2, 4}, CodeDetail::Lines);
  EXPECT_EQ(answers, 1u);
  EXPECT_EQ(nameAt(code, 0), "2 a.c:2");
  EXPECT_EQ(nameAt(code, 1), "?");
}

} // namespace
} // namespace vais::profiler::test
