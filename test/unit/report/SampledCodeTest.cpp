/// Code that is not instrumented takes its share of the self time of the context that called it.

#include "runtime/report/transform/SampledCode.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/totals/Totals.h"
#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/CodeAnswer.h"
#include "test/unit/report/Matching.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

/// Knows two functions of libc.
ResolvedCode symbols(const MappedObject &object, const std::vector<uint64_t> &addresses,
                     CodeDetail) {
  return resolved(addresses, [&](uint64_t address) -> Frames {
    if (object.path != "/lib/libc.so.6")
      return {};
    return {{address < 0x30010 ? "memcpy" : "_Z3addi"}};
  });
}

Profile shown(const ResolveCode &find = symbols) {
  Profile profile = libraryProfile();
  nameFunctions(profile);
  showSampledCode(profile, find);
  return profile;
}

double sumOfSelfTimes(const Profile &profile) {
  return std::accumulate(profile.contexts.begin(), profile.contexts.end(), 0.0,
                         [](double sum, const Context &each) { return sum + each.selfNs; });
}

TEST(SampledCode, TakesItsShareOfTheSelfTime) {
  const Profile before = libraryProfile(), after = shown();
  const double self = contextAt(before, "main;pack").selfNs;
  EXPECT_NEAR(contextAt(after, "main;pack;memcpy [libc.so.6]").selfNs, 0.3 * self, 1e-6 * self);
  EXPECT_NEAR(contextAt(after, "main;pack;_Z3addi [libc.so.6]").selfNs, 0.1 * self, 1e-6 * self);
  EXPECT_NEAR(contextAt(after, "main;pack;[vdso]").selfNs, 0.1 * self, 1e-6 * self);
  EXPECT_NEAR(contextAt(after, "main;pack").selfNs, 0.5 * self, 1e-6 * self);
  EXPECT_EQ(contextAt(after, "main;pack").totalNs, contextAt(before, "main;pack").totalNs);
  EXPECT_EQ(contextAt(after, "main").selfNs, contextAt(before, "main").selfNs);
  EXPECT_NEAR(sumOfSelfTimes(after), sumOfSelfTimes(before), 1);
  EXPECT_EQ(contextAt(after, "main;pack;memcpy [libc.so.6]").clockSamples, 60u);
  EXPECT_EQ(contextAt(after, "main;pack").clockSamples, 100u);
}

TEST(SampledCode, HooksAreNoPartOfTheWhole) {
  Profile profile = libraryProfile();
  profile.contexts[2].hookNs = 2e8; // of 8e8
  showSampledCode(profile, nullptr);
  EXPECT_NEAR(contextAt(profile, "main;pack;[libc.so.6]").selfNs,
              profile.contexts[2].totalNs * 3.2 / 6, 1);
}

TEST(SampledCode, HasTheErrorsOfTheShareAndOfTheWhole) {
  const Profile before = libraryProfile();
  const Context &whole = contextAt(before, "main;pack");
  const Profile after = shown();
  const double ofShare =
      varianceOfHalfWidth(shareHalfWidth(0.3, 200)) * whole.selfNs * whole.selfNs;
  EXPECT_NEAR(contextAt(after, "main;pack;memcpy [libc.so.6]").selfVariance,
              ofShare + 0.09 * whole.selfVariance, 1e-6 * ofShare);
}

TEST(SampledCode, AShareOfFewSamplesIsNeverCertain) {
  EXPECT_NEAR(shareHalfWidth(0, 10), 0.2775, 1e-3) << "Wilson's upper bound of 0 in 10";
  EXPECT_NEAR(shareHalfWidth(1, 10), 0.2775, 1e-3);
  EXPECT_NEAR(shareHalfWidth(0.5, 10000), 0.0098, 1e-4) << "as by the normal distribution";
  EXPECT_EQ(shareHalfWidth(0.5, 0), 1);
}

TEST(SampledCode, IsNamedByItsObjectWithoutSymbols) {
  const Profile profile = shown(nullptr);
  EXPECT_EQ(contextAt(profile, "main;pack;[libc.so.6]").clockSamples, 80u);
  EXPECT_EQ(profile.functions.size(), 4u);
}

TEST(SampledCode, NamesAreDemangledInFrontOfTheObject) {
  const Profile profile = shown();
  std::vector<std::string> names = displayNames(profile);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"[vdso]", "add [libc.so.6]", "main",
                                             "memcpy [libc.so.6]", "pack"}));
}

TEST(SampledCode, CodeOfNoFileAndOfNoObjectHasAName) {
  Profile profile = libraryProfile();
  profile.objects[2].path = "";
  profile.code[2].object = kNone;
  showSampledCode(profile, nullptr);
  EXPECT_EQ(contextAt(profile, "main;pack;[generated code]").clockSamples, 20u);
  EXPECT_EQ(contextAt(profile, "main;pack;[unknown code]").clockSamples, 60u);
}

TEST(SampledCode, ItsCallsAreUnknown) {
  const Profile profile = shown();
  for (const CallTotals &call : callTotals(profile))
    EXPECT_EQ(call.hasCalls, call.callee < 2) << profile.functions[call.callee].name;
}

TEST(SampledCode, NothingIsShownOfAHandfulOfSamplesWithoutTimes) {
  Profile profile = libraryProfile();
  profile.timeMode = TimeMode::None;
  profile.clockSampling.samples = 24;
  showSampledCode(profile, symbols);
  EXPECT_EQ(profile.contexts.size(), 3u);
}

/// libraryProfile() with an event: 100 in `pack` itself, 40 and 30 in two functions of libc.
Profile countedProfile() {
  Profile profile = libraryProfile();
  Event faults;
  faults.name = "page-faults";
  faults.enabledNs = faults.runningNs = 1e9;
  faults.count = 170;
  profile.events = {faults};
  profile.code[1].events = {{100, 1000}};
  profile.code[2].events = {{40, 400}};
  profile.code[3].events = {{30, 300}};
  profile.contexts[2].events = {{170, 1700}};
  return profile;
}

void expectEvents(const Profile &profile, const std::string &path, double count, double variance) {
  const EventCounts &events = contextAt(profile, path).events;
  EXPECT_EQ(events.empty() ? 0 : events[0].count, count) << path;
  EXPECT_EQ(events.empty() ? 0 : events[0].variance, variance) << path;
}

TEST(SampledCode, HasTheEventsThatWereCountedThere) {
  Profile profile = countedProfile();
  showSampledCode(profile, symbols);
  expectEvents(profile, "main;pack", 100, 1000);
  expectEvents(profile, "main;pack;memcpy [libc.so.6]", 40, 400);
  expectEvents(profile, "main;pack;_Z3addi [libc.so.6]", 30, 300);
  expectEvents(profile, "main;pack;[vdso]", 0, 0);
}

TEST(SampledCode, WithoutTimesItIsShownWhereEventsWereCounted) {
  Profile profile = countedProfile();
  profile.timeMode = TimeMode::None;
  profile.clockSampling.samples = 0;
  profile.contexts[2].clockNs = 0;
  for (CodeSamples &code : profile.code)
    code.ns = 0;
  showSampledCode(profile, symbols);
  expectEvents(profile, "main;pack;memcpy [libc.so.6]", 40, 400);
  EXPECT_EQ(contextAt(profile, "main;pack;memcpy [libc.so.6]").selfNs, 0);
  EXPECT_EQ(profile.contexts.size(), 5u) << "nothing is known of the vdso";
  EXPECT_EQ(findDamage(profile), "");
}

TEST(SampledCode, MergesAndTheirFilesKeepItsEvents) {
  Profile other = countedProfile();
  other.events.insert(other.events.begin(), Event());
  other.events[0].name = "cycles";
  for (CodeSamples &code : other.code)
    if (!code.events.empty())
      code.events.insert(code.events.begin(), EventCount{7, 49});
  Profile sum = mergeProfiles({countedProfile(), other});
  sum = readProfile(TemporaryFile(mergedFile(sum)).path());
  ASSERT_EQ(sum.code[2].events.size(), 2u);
  EXPECT_EQ(sum.code[2].events[0].count, 80);
  EXPECT_EQ(sum.code[2].events[0].variance, 800);
  EXPECT_EQ(sum.code[2].events[1].count, 7);
  EXPECT_EQ(filterProfile(sum, filterOf("", "", "main")).code[2].events[1].count, 7);
}

TEST(SampledCode, IsFilteredLikeFunctions) {
  const Profile hidden = filterProfile(shown(), filterOf("", "", "libc"));
  const Profile before = libraryProfile();
  EXPECT_NEAR(contextAt(hidden, "main;pack").selfNs, 0.9 * before.contexts[2].selfNs, 1);
  const Profile focused = filterProfile(shown(), filterOf("memcpy", "", ""));
  EXPECT_EQ(contextAt(focused, "main;pack").selfNs, 0);
  EXPECT_EQ(focused.code.size(), 1u) << "samples go with their contexts";
  EXPECT_EQ(pathOf(focused, focused.code[0].context), "main;pack;memcpy [libc.so.6]");
}

TEST(SampledCode, IsGroupedByItsObject) {
  const Profile files = groupByFile(shown());
  EXPECT_EQ(contextAt(files, "src/main.c;src/pack.c;[libc.so.6]").clockSamples, 80u);
}

TEST(SampledCode, LeadsToItsCallersWhenInverted) {
  const Profile inverted = invertProfile(shown());
  EXPECT_NEAR(contextAt(inverted, "memcpy [libc.so.6];pack;main").selfNs,
              0.3 * libraryProfile().contexts[2].selfNs, 1);
}

TEST(SampledCode, SamplesAddUpByObjectWhenMerged) {
  Profile other = libraryProfile();
  std::swap(other.objects[0], other.objects[1]);
  for (CodeSamples &code : other.code)
    code.object = code.object == 2 ? 2 : 1 - code.object;
  other.functions[1].object = 1;
  other.objects[2].buildId = "00";
  const Profile sum = mergeProfiles({libraryProfile(), other});
  ASSERT_EQ(sum.objects.size(), 4u) << "a vdso of another build is another object";
  ASSERT_EQ(sum.code.size(), 6u);
  EXPECT_EQ(sum.code[2].samples, 120u);
  EXPECT_EQ(sum.objects[sum.code[2].object].path, "/lib/libc.so.6");
  EXPECT_EQ(sum.functions[1].object, 0u);
}

TEST(SampledCode, AMergedFileKeepsIt) {
  const Profile read = readProfile(TemporaryFile(mergedFile(libraryProfile())).path());
  ASSERT_EQ(read.objects.size(), 3u);
  EXPECT_EQ(read.objects[1].path, "/lib/libc.so.6");
  EXPECT_EQ(read.objects[1].buildId, "93ac61ec");
  EXPECT_EQ(read.objects[1].bias, 0x7f0000000000u);
  EXPECT_EQ(read.objects[1].segments[0].size, 0x156000u);
  EXPECT_EQ(read.functions[1].address, 0x1200u);
  EXPECT_EQ(read.functions[0].object, kNone);
  ASSERT_EQ(read.code.size(), 5u);
  EXPECT_EQ(read.code[3].address, 0x30010u);
  EXPECT_EQ(read.code[3].ns, 8e7);
  EXPECT_TRUE(read.code[1].isOwn);
}

} // namespace
} // namespace vais::profiler::test
