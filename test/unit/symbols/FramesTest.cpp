/// Functions, inlined functions and lines, as other readers of the same debug information see them.

#include "test/unit/symbols/CompiledObject.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace vais::profiler::test {
namespace {

/// Returns the frames of each address as llvm-symbolizer knows them, in the way of framesOf().
std::vector<std::string> framesByLlvm(const CompiledObject &object,
                                      const std::vector<uint64_t> &addresses) {
  {
    std::ofstream input(object.folder() + "/addresses");
    for (const uint64_t address : addresses)
      input << "0x" << std::hex << address << '\n';
  }
  std::istringstream output(
      object.run(VAIS_PROFILER_SYMBOLIZER " --inlines --no-demangle --obj=object < addresses"));
  std::vector<std::string> all(1);
  for (std::string name, place; std::getline(output, name);) {
    if (name.empty()) {
      all.emplace_back();
      continue;
    }
    std::getline(output, place);
    const size_t start = place.rfind('/') + 1; // the column is left out
    all.back() += (all.back().empty() ? "" : ", ") + name + ' ' +
                  place.substr(start, place.rfind(':') - start);
  }
  all.pop_back();
  return all;
}

class Frames : public ::testing::TestWithParam<const char *> {};

/// Older versions of llvm-symbolizer miss inlined functions if debug information is split, which
/// does not change the code.
std::string withoutSplitting(std::string options) {
  const std::string option = " -gsplit-dwarf";
  const size_t at = options.find(option);
  return at == std::string::npos ? options : options.erase(at, option.size());
}

TEST_P(Frames, OfThreeInlinedLevelsAreThoseOfLlvm) {
  const CompiledObject object(GetParam()), reference(withoutSplitting(GetParam()));
  const std::vector<uint64_t> addresses = object.range("_Z6levelsi").addresses();
  ASSERT_EQ(addresses, reference.range("_Z6levelsi").addresses());
  const std::vector<std::string> expected = framesByLlvm(reference, addresses);
  const ResolvedCode code = object.resolve(addresses);
  EXPECT_EQ(code.warnings, std::vector<std::string>());
  EXPECT_EQ(code.detail, CodeDetail::Lines);
  ASSERT_EQ(expected.size(), addresses.size());
  size_t deepest = 0;
  for (size_t i = 0; i < addresses.size(); ++i) {
    EXPECT_EQ(framesOf(code, i), expected[i]) << std::hex << addresses[i];
    deepest = std::max<size_t>(deepest, code.addresses[i].frames);
  }
  EXPECT_EQ(deepest, 4U);
}

INSTANTIATE_TEST_SUITE_P(
    , Frames,
    ::testing::Values("-O2 -gdwarf-4", "-O2 -gdwarf-5", "-O2 -gline-tables-only",
                      "-O2 -gdwarf-4 -gsplit-dwarf", "-O2 -gdwarf-5 -gsplit-dwarf",
                      "-O2 -gdwarf-5 -gz", "-O1 -gdwarf-4 -gz", "-O2 -g -no-pie", "-O0 -gdwarf-2",
                      "-O2 -g -fPIC -shared", "-O2 -g -ffunction-sections -Wl,--gc-sections"),
    [](const auto &options) { return "option" + std::to_string(options.index); });

class FramesOfGcc : public ::testing::TestWithParam<const char *> {};

/// GCC leaves constants that entries have in common to their abbreviation, among them zeros, and
/// has lambdas within functions that have no code themselves.
TEST_P(FramesOfGcc, AreThoseOfLlvm) {
  const CompiledObject object(GetParam(), "derived.cpp", VAIS_PROFILER_GCC);
  const CompiledObject reference(withoutSplitting(GetParam()), "derived.cpp", VAIS_PROFILER_GCC);
  for (const char *symbol :
       {"_Z7derivedRK3OneRK3TwoRK5Three", "_ZZL13throughLambdaRK3OneENKUlS1_E_clES1_"}) {
    const std::vector<uint64_t> addresses = object.range(symbol).addresses();
    ASSERT_EQ(addresses, reference.range(symbol).addresses());
    const std::vector<std::string> expected = framesByLlvm(reference, addresses);
    const ResolvedCode code = object.resolve(addresses);
    EXPECT_EQ(code.warnings, std::vector<std::string>());
    ASSERT_EQ(expected.size(), addresses.size());
    size_t deepest = 0;
    for (size_t i = 0; i < addresses.size(); ++i) {
      EXPECT_EQ(framesOf(code, i), expected[i]) << std::hex << addresses[i];
      deepest = std::max<size_t>(deepest, code.addresses[i].frames);
    }
    EXPECT_EQ(deepest, 4U) << symbol;
  }
}

INSTANTIATE_TEST_SUITE_P(, FramesOfGcc,
                         ::testing::Values("-O2 -gdwarf-4", "-O2 -gdwarf-5", "-O2 -gdwarf-5 -gz",
                                           "-O2 -gdwarf-5 -fdebug-types-section",
                                           "-O2 -gdwarf-4 -gsplit-dwarf",
                                           "-O2 -gdwarf-5 -gsplit-dwarf"),
                         [](const auto &options) {
                           return "option" + std::to_string(options.index);
                         });

TEST(CodeResolver, KnowsSoManyLevelsAndNoMore) {
  const CompiledObject object("-O2 -g", "deep.cpp");
  const std::vector<uint64_t> addresses = object.range("_Z4deepv").addresses();
  const ResolvedCode code = object.resolve(addresses);
  uint32_t deepest = 0;
  for (const CodeAddress &address : code.addresses)
    deepest = std::max(deepest, address.frames);
  EXPECT_EQ(deepest, 257u);
  EXPECT_EQ(code.warnings, std::vector<std::string>());
}

TEST(CodeResolver, AnswersInTheOrderOfTheQuestions) {
  const CompiledObject object("-O2 -g");
  std::vector<uint64_t> addresses = object.range("_Z6levelsi").addresses();
  const ResolvedCode ascending = object.resolve(addresses);
  std::vector<uint64_t> others(addresses.rbegin(), addresses.rend());
  others.push_back(addresses[0]);
  const ResolvedCode descending = object.resolve(others);
  for (size_t i = 0; i < addresses.size(); ++i)
    EXPECT_EQ(framesOf(ascending, i), framesOf(descending, addresses.size() - 1 - i));
  EXPECT_EQ(framesOf(ascending, 0), framesOf(descending, addresses.size()));
}

TEST(CodeResolver, SaysWhereFunctionsAreDeclared) {
  const CompiledObject object("-O2 -g");
  const ResolvedCode code = object.resolve(object.range("_Z6levelsi").addresses());
  const auto find = [&](const std::string &name) {
    for (const CodeFunction &function : code.functions)
      if (function.name == name)
        return function.file.substr(function.file.rfind('/') + 1) + ':' +
               std::to_string(function.line);
    return std::string();
  };
  EXPECT_EQ(find("_Z6levelsi"), "levels.cpp:29");
  EXPECT_EQ(find("_ZL7deepesti"), "levels.cpp:7");
  EXPECT_EQ(find("_ZNK6shapes6Circle4areaEv"), "levels.cpp:15");
}

TEST(CodeResolver, SaysWhereTheCodeIs) {
  const CompiledObject object("-O2 -g");
  const CodeRange range = object.range("_ZL6hiddeni");
  const ResolvedCode code = object.resolve({range.begin + 1, range.end - 1});
  for (const CodeAddress &address : code.addresses) {
    EXPECT_EQ(address.begin, range.begin);
    EXPECT_EQ(address.end, range.end);
  }
  EXPECT_EQ(code.file, object.path());
}

TEST(CodeResolver, KnowsNothingOfAddressesWithoutCode) {
  const CompiledObject object("-O2 -g");
  const ResolvedCode code = object.resolve({0, 1, ~uint64_t(0), uint64_t(1) << 40});
  for (const CodeAddress &address : code.addresses)
    EXPECT_EQ(address.frames, 0U);
}

} // namespace
} // namespace vais::profiler::test
