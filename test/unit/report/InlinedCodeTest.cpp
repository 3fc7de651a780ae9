/// Functions that the compiler inlined take their shares of the self time of the context that they
/// were inlined into.

#include "runtime/report/totals/Totals.h"
#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/SampledCode.h"
#include "test/unit/report/CodeAnswer.h"
#include "test/unit/report/Matching.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

Profile shownAs(Profile profile, ShownCode shown, const ResolveCode &resolve = inlinedAnswer) {
  nameFunctions(profile);
  showSampledCode(profile, resolve, shown);
  return profile;
}

Profile withInlined(const ResolveCode &resolve = inlinedAnswer) {
  return shownAs(inlinedProfile(), {}, resolve);
}

double sumOfTimes(const Profile &profile) {
  return std::accumulate(profile.contexts.begin(), profile.contexts.end(), 0.0,
                         [](double sum, const Context &each) { return sum + each.selfNs; });
}

uint64_t sumOfSamples(const Profile &profile) {
  return std::accumulate(profile.contexts.begin(), profile.contexts.end(), uint64_t(0),
                         [](uint64_t sum, const Context &each) { return sum + each.clockSamples; });
}

/// Returns the totals of the function of that symbol.
FunctionTotals totalsOf(const Profile &profile, const std::string &name) {
  for (const FunctionTotals &totals : functionTotals(profile))
    if (profile.functions[totals.function].name == name)
      return totals;
  ADD_FAILURE() << "no " << name;
  return {};
}

/// Returns the symbols of all functions but those of inlinedProfile() itself.
std::vector<std::string> madeFunctions(const Profile &profile) {
  std::vector<std::string> names;
  for (size_t i = inlinedProfile().functions.size(); i < profile.functions.size(); ++i)
    names.push_back(profile.functions[i].name);
  std::sort(names.begin(), names.end());
  return names;
}

constexpr const char *kStep = "main;pack;outer [inlined];middle [inlined];_Z4stepi [inlined]";

TEST(InlinedCode, TakesItsShareOfTheSelfTime) {
  const double self = contextAt(inlinedProfile(), "main;pack").selfNs;
  const Profile profile = withInlined();
  const auto share = [&](const std::string &path) {
    return contextAt(profile, path).selfNs / self;
  };
  EXPECT_NEAR(share("main;pack"), 40 / 200., 1e-9);
  EXPECT_NEAR(share("main;pack;outer [inlined]"), (24 + 16) / 200., 1e-9);
  EXPECT_EQ(share("main;pack;outer [inlined];middle [inlined]"), 0);
  EXPECT_NEAR(share(kStep), 60 / 200., 1e-9);
  EXPECT_NEAR(share("main;pack;memcpy [libc.so.6]"), 24 / 200., 1e-9);
  EXPECT_NEAR(share("main;pack;memcpy [libc.so.6];words [inlined] [libc.so.6]"), 36 / 200., 1e-9);
}

TEST(InlinedCode, LeavesAllSumsAsTheyWere) {
  const Profile before = inlinedProfile(), after = withInlined();
  EXPECT_NEAR(sumOfTimes(after), sumOfTimes(before), 1);
  EXPECT_EQ(sumOfSamples(after), sumOfSamples(before));
  EXPECT_EQ(contextAt(after, "main;pack").totalNs, contextAt(before, "main;pack").totalNs);
  const double self = contextAt(before, "main;pack").selfNs;
  EXPECT_NEAR(contextAt(after, "main;pack;outer [inlined]").totalNs, 0.5 * self, 1);
  EXPECT_NEAR(contextAt(after, "main;pack;memcpy [libc.so.6]").totalNs, 0.3 * self, 1);
}

TEST(InlinedCode, LeavesAllSumsAsTheyWereWhereHooksAreInTheCode) {
  for (const double hooks : {1e8, 5e8, 7e8}) {
    Profile before = inlinedProfile();
    before.contexts[2].hookNs = hooks; // of 8e8
    const Profile after = shownAs(before, {});
    EXPECT_NEAR(sumOfTimes(after), sumOfTimes(before), 1);
    EXPECT_NEAR(contextAt(after, kStep).selfNs / contextAt(after, "main;pack").selfNs, 1.5, 1e-6)
        << "hooks are spread over the own code";
  }
}

TEST(InlinedCode, IsShownWithoutLibrariesAndTheOtherWayRound) {
  const Profile before = inlinedProfile();
  const double self = contextAt(before, "main;pack").selfNs;
  const Profile inlines = shownAs(before, {Libraries::Fold, Inlines::Show});
  EXPECT_NEAR(contextAt(inlines, kStep).selfNs, 0.3 * self, 1);
  EXPECT_NEAR(contextAt(inlines, "main;pack").selfNs, 0.5 * self, 1);
  EXPECT_NEAR(sumOfTimes(inlines), sumOfTimes(before), 1);
  const Profile libraries =
      shownAs(before, {Libraries::Show, Inlines::Fold},
              [](const MappedObject &object, const auto &addresses, auto wanted) {
                EXPECT_EQ(object.path, "/lib/libc.so.6");
                EXPECT_EQ(wanted, CodeDetail::Functions);
                return resolved(addresses, [](uint64_t) { return Frames{{"memcpy"}}; });
              });
  EXPECT_NEAR(contextAt(libraries, "main;pack;memcpy [libc.so.6]").selfNs, 0.3 * self, 1);
  EXPECT_NEAR(contextAt(libraries, "main;pack").selfNs, 0.7 * self, 1);
}

TEST(InlinedCode, NothingIsResolvedIfNothingIsShown) {
  const Profile profile =
      shownAs(inlinedProfile(), {Libraries::Fold, Inlines::Fold}, [](auto &, auto &, auto) {
        ADD_FAILURE();
        return ResolvedCode();
      });
  EXPECT_EQ(profile.contexts.size(), inlinedProfile().contexts.size());
}

TEST(InlinedCode, OfAFunctionThatIsAlsoCalledIsAnotherFunction) {
  const Profile before = inlinedProfile(), after = withInlined();
  const FunctionTotals called = totalsOf(after, "_Z4stepi");
  EXPECT_EQ(called.calls, 7u);
  EXPECT_EQ(called.selfNs, totalsOf(before, "_Z4stepi").selfNs);
  EXPECT_EQ(called.totalNs, totalsOf(before, "_Z4stepi").totalNs);
  EXPECT_NEAR(totalsOf(after, "_Z4stepi [inlined]").selfNs,
              0.3 * contextAt(before, "main;pack").selfNs, 1);
  for (const CallTotals &call : callTotals(after))
    EXPECT_EQ(call.hasCalls, call.callee < 3) << after.functions[call.callee].name;
}

TEST(InlinedCode, RecursionIsFolded) {
  const Profile profile = withInlined();
  EXPECT_EQ(
      madeFunctions(profile),
      (std::vector<std::string>{"_Z4stepi [inlined]", "memcpy [libc.so.6]", "middle [inlined]",
                                "outer [inlined]", "words [inlined] [libc.so.6]"}));
  EXPECT_NEAR(totalsOf(profile, "outer [inlined]").totalNs,
              0.5 * contextAt(inlinedProfile(), "main;pack").selfNs, 1)
      << "the time inside is counted once";
}

TEST(InlinedCode, AFunctionInlinedIntoItselfIsBelowIt) {
  const Profile profile = withInlined([](const MappedObject &, const auto &addresses, auto) {
    return resolved(addresses, [](uint64_t) { return Frames{{"pack"}, {"pack"}, {"pack"}}; });
  });
  EXPECT_EQ(contextAt(profile, "main;pack;pack [inlined]").clockSamples, 140u);
  EXPECT_EQ(totalsOf(profile, "pack").calls, 1000u);
}

TEST(InlinedCode, HasTheErrorsOfTheShareAndOfTheWhole) {
  const Context whole = contextAt(inlinedProfile(), "main;pack");
  const Profile few = withInlined();
  EXPECT_GT(contextAt(few, kStep).selfVariance, 0.09 * whole.selfVariance);
  EXPECT_GT(contextAt(few, "main;pack;outer [inlined];middle [inlined]").selfVariance, 0)
      << "no sample does not mean no time";
}

TEST(InlinedCode, KnowsItsLines) {
  const Profile profile = withInlined();
  const auto linesAt = [&](uint64_t address) {
    for (const CodeSamples &code : profile.code)
      if (code.address == address)
        return code.lines;
    return std::vector<uint32_t>();
  };
  EXPECT_EQ(linesAt(0x1210), (std::vector<uint32_t>{10}));
  EXPECT_EQ(linesAt(0x1220), (std::vector<uint32_t>{7, 16, 22, 10}));
  EXPECT_EQ(linesAt(0x1240), (std::vector<uint32_t>{22, 10})) << "those of the folded path";
  EXPECT_EQ(linesAt(0x30010), (std::vector<uint32_t>{9, 33}));
}

TEST(InlinedCode, LinesOfOtherFilesAreNotThoseOfTheFunction) {
  Profile profile = inlinedProfile();
  showSampledCode(profile, [](const MappedObject &, const auto &addresses, auto) {
    ResolvedCode answer = resolved(addresses, [](uint64_t) {
      return Frames{{"pack", "src/pack.c", 3, 10}};
    });
    for (std::string &file : answer.files)
      file = "table.inc";
    return answer;
  });
  for (const CodeSamples &code : profile.code)
    for (const uint32_t line : code.lines)
      EXPECT_EQ(line, 0u);
}

TEST(InlinedCode, WithoutDebugInformationNothingChanges) {
  const auto bySymbol = [](const MappedObject &object, const auto &addresses, auto) {
    return resolved(addresses, [&](uint64_t) {
      return object.path == "/lib/libc.so.6" ? Frames{{"memcpy"}} : Frames{{"pack"}};
    });
  };
  const auto byNothing = [](const MappedObject &, const auto &, auto) { return ResolvedCode(); };
  const double self = contextAt(inlinedProfile(), "main;pack").selfNs;
  for (const ResolveCode &resolve : std::vector<ResolveCode>{bySymbol, byNothing, nullptr}) {
    const Profile profile = withInlined(resolve);
    EXPECT_NEAR(contextAt(profile, "main;pack").selfNs, 0.7 * self, 1);
    EXPECT_EQ(madeFunctions(profile).size(), 1u);
  }
}

TEST(InlinedCode, FramesWithoutNamesAreLeftOut) {
  const Profile profile = withInlined([](const MappedObject &, const auto &addresses, auto) {
    return resolved(addresses, [](uint64_t) { return Frames{{"pack"}, {""}, {"step"}, {""}}; });
  });
  EXPECT_EQ(contextAt(profile, "main;pack;step [inlined]").clockSamples, 140u);
}

/// All code is that of another function, into which something is inlined.
ResolvedCode inAnother(const std::vector<uint64_t> &addresses, uint64_t begin, uint64_t end) {
  ResolvedCode answer = resolved(addresses, [](uint64_t) { return Frames{{"other"}, {"inner"}}; });
  for (CodeAddress &address : answer.addresses) {
    address.begin = begin;
    address.end = end;
  }
  return answer;
}

TEST(InlinedCode, IntoAnotherFunctionIsNotInlinedHere) {
  const Profile profile = withInlined([](const MappedObject &, const auto &addresses, auto) {
    return inAnother(addresses, 0x2000, 0x3000);
  });
  EXPECT_EQ(contextAt(profile, "main;pack").clockSamples, 140u);
  EXPECT_EQ(madeFunctions(profile),
            (std::vector<std::string>{"inner [inlined] [libc.so.6]", "other [libc.so.6]"}));
}

TEST(InlinedCode, TheRangeOfAFunctionTellsMoreThanItsName) {
  const Profile profile = withInlined([](const MappedObject &, const auto &addresses, auto) {
    return inAnother(addresses, 0x1200, 0x1300);
  });
  EXPECT_EQ(contextAt(profile, "main;pack;inner [inlined]").clockSamples, 140u);
  EXPECT_EQ(contextAt(profile, "main").clockSamples, 50u) << "its code is not known to be there";
}

TEST(InlinedCode, IsInlinedIntoTheFunctionThatSetARegion) {
  Profile profile = inlinedProfile();
  profile.functions.push_back({"part", "", 0, false, true});
  Context region;
  region.function = 3;
  region.parent = 2;
  region.clockSamples = 60;
  region.clockNs = 2.4e8;
  region.selfNs = region.totalNs = 2e8;
  profile.contexts.push_back(region);
  profile.code[2].context = 4;
  const Profile after = shownAs(profile, {});
  EXPECT_EQ(contextAt(after, "main;pack;part;outer [inlined];middle [inlined];_Z4stepi [inlined]")
                .clockSamples,
            60u);
}

TEST(InlinedCode, NamesAreToldApart) {
  const Profile profile = withInlined([](const MappedObject &, const auto &addresses, auto) {
    return resolved(addresses, [](uint64_t address) {
      return Frames{{"pack"}, {address == 0x1220 ? "_Z4stepd" : "_Z4stepi"}};
    });
  });
  std::vector<std::string> names = displayNames(profile);
  EXPECT_EQ(std::count(names.begin(), names.end(), "step(double) [inlined]"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "step(int) [inlined]"), 1);
}

TEST(InlinedCode, IsFilteredLikeFunctions) {
  const Profile before = inlinedProfile();
  const double self = before.contexts[2].selfNs;
  const Profile hidden = filterProfile(withInlined(), filterOf("", "", "inlined"));
  EXPECT_NEAR(contextAt(hidden, "main;pack").selfNs, 0.7 * self, 1);
  EXPECT_NEAR(contextAt(hidden, "main;pack;memcpy [libc.so.6]").selfNs, 0.3 * self, 1);
  const Profile focused = filterProfile(withInlined(), filterOf("middle", "", ""));
  EXPECT_NEAR(sumOfTimes(focused), 0.3 * self, 1);
}

TEST(InlinedCode, IsGroupedByTheFileOfItsSource) {
  const Profile files = groupByFile(withInlined());
  EXPECT_EQ(contextAt(files, "src/main.c;src/pack.c;src/step.h").clockSamples, 100u);
  EXPECT_EQ(contextAt(files, "src/main.c;src/pack.c;[libc.so.6]").clockSamples, 60u);
  EXPECT_EQ(totalsOf(files, "src/step.h").calls, 7u);
  for (const Function &file : files.functions)
    EXPECT_EQ(file.isSampled, file.name == "[libc.so.6]") << file.name;
}

TEST(InlinedCode, LeadsToItsCallersWhenInverted) {
  const Profile inverted = invertProfile(withInlined());
  EXPECT_NEAR(
      contextAt(inverted, "_Z4stepi [inlined];middle [inlined];outer [inlined];pack;main").selfNs,
      0.3 * inlinedProfile().contexts[2].selfNs, 1);
}

} // namespace
} // namespace vais::profiler::test
