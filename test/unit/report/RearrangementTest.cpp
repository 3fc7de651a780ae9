/// Filters, groups and inversion: where everything is placed, and that nothing is counted twice.

#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "runtime/report/totals/Totals.h"
#include "runtime/report/totals/Values.h"
#include "test/unit/report/Matching.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

std::vector<std::string> pathsOf(const Profile &profile) {
  std::vector<std::string> paths;
  for (Index i = 1; i < profile.contexts.size(); ++i)
    paths.push_back(pathOf(profile, i));
  return paths;
}

uint64_t sumOfValue(const Profile &profile, const char *name) {
  const std::vector<uint64_t> own = ownValues(profile, *findValue(name));
  return std::accumulate(own.begin(), own.end(), uint64_t(0));
}

/// Calls of two functions on lines of main.
Profile profileOfLines() {
  Profile profile = sampleProfile();
  profile.callLines.clear();
  for (const Edge &edge : profile.edges)
    if (edge.from == 1)
      profile.callLines.push_back({edge.from, edge.to, 10 + edge.to, edge.calls, edge.ns});
  EXPECT_GT(profile.callLines.size(), 1u);
  return profile;
}

TEST(Filter, LinesOfCallsGoWithTheirEdges) {
  const Profile whole = profileOfLines();
  const auto linesOf = [](const Profile &profile) {
    std::map<std::string, uint64_t> calls;
    for (const CallLine &each : profile.callLines)
      calls[pathOf(profile, each.to) + ':' + std::to_string(each.line)] += each.calls;
    return calls;
  };
  EXPECT_EQ(linesOf(filterProfile(whole, {})), linesOf(whole));
  const Profile focused = filterProfile(whole, filterOf("parse_value", "", ""));
  EXPECT_EQ(linesOf(focused).count("main;parse_value:12"), 1u);
  EXPECT_EQ(linesOf(focused).size(), 1u);
  EXPECT_TRUE(filterProfile(whole, filterOf("", "", "^main$")).callLines.empty());
  EXPECT_EQ(filterProfile(whole, filterOf("", "parse_value", "")).callLines.size(),
            whole.callLines.size() - 1);
  EXPECT_EQ(groupByFile(whole).callLines.size() > 0, true);
}

TEST(Filter, FocusKeepsStacksThroughAMatch) {
  const Profile kept = filterProfile(sampleProfile(), filterOf("parse_string", "", ""));
  EXPECT_EQ(pathsOf(kept), (std::vector<std::string>{"main", "main;parse_value",
                                                     "main;parse_value;parse_string"}));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 0) << "what main did itself is in no such stack";
  EXPECT_EQ(contextAt(kept, "main").totalNs, 6.1e8);
  EXPECT_EQ(edgeAt(kept, "", "main").calls, 0u);
  EXPECT_EQ(sumOfValue(kept, "allocations"), 412345u);
}

TEST(Filter, TakesSitesAlongUnlessTheirFunctionIsHidden) {
  const Profile all = sampleProfile();
  const Profile kept = filterProfile(all, filterOf("parse_string", "", ""));
  ASSERT_EQ(kept.sites.size(), 1u);
  EXPECT_EQ(pathOf(kept, kept.sites[0].context), "main;parse_value;parse_string");
  EXPECT_EQ(kept.sizes[kept.sites[0].sizes], all.sizes[all.sites[0].sizes]);
  EXPECT_EQ(filterProfile(all, filterOf("", "", "parse_string")).sites.size(), 0u);
  EXPECT_EQ(filterProfile(all, filterOf("", "parse_string", "")).sites.size(), 0u);
  EXPECT_EQ(groupByFile(all).sites.size(), 1u);
}

TEST(Filter, FocusAlsoLooksAtFiles) {
  const Profile kept = filterProfile(sampleProfile(), filterOf("print\\.vais$", "", ""));
  EXPECT_EQ(pathsOf(kept), (std::vector<std::string>{"main", "main;print_value"}));
}

TEST(Filter, IgnoreDropsStacksThroughAMatch) {
  const Profile kept = filterProfile(sampleProfile(), filterOf("", "parse_value", ""));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 5e7);
  EXPECT_EQ(contextAt(kept, "main").totalNs, 2.5e8 - 4500);
  EXPECT_EQ(sumOfValue(kept, "allocations"), 0u);
}

TEST(Filter, HideGivesCallersWhatMatchesSpent) {
  const Profile all = sampleProfile();
  const Profile kept = filterProfile(all, filterOf("", "", "parse_value|HashMap"));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 5e7 + 3.2e8 + 1.2e8);
  EXPECT_EQ(edgeAt(kept, "main", "main;parse_string").calls, 412345u);
  EXPECT_EQ(contextAt(kept, "main").totalNs, contextAt(all, "main").totalNs);
  EXPECT_EQ(sumOfValue(kept, "allocated_bytes"), sumOfValue(all, "allocated_bytes"));
  EXPECT_EQ(sizesByFunction(kept).back(), sizesByFunction(all).back());
}

TEST(Filter, OfNothingChangesNothing) {
  const Profile all = sampleProfile(), kept = filterProfile(all, {});
  EXPECT_EQ(pathsOf(kept), pathsOf(all));
  for (const Value &value : values())
    EXPECT_EQ(sumOfValue(kept, value.name), sumOfValue(all, value.name)) << value.name;
  EXPECT_DOUBLE_EQ(functionTotals(kept)[0].selfError, functionTotals(all)[0].selfError);
  EXPECT_EQ(sizesByFunction(kept), sizesByFunction(all));
  EXPECT_EQ(kept.memory.peakBytes.value, all.memory.peakBytes.value);
  EXPECT_EQ(kept.memory.timeline.size(), all.memory.timeline.size());
}

TEST(Grouping, ByFilePutsFunctionsTogether) {
  const Profile files = groupByFile(sampleProfile());
  EXPECT_EQ(contextAt(files, "src/main.vais;src/parse.vais").selfNs, 3.2e8 + 6.1e8);
  EXPECT_EQ(edgeAt(files, "src/main.vais;src/parse.vais", "src/main.vais;src/parse.vais").calls,
            824689u + 412345u);
  EXPECT_EQ(contextAt(files, "src/main.vais;src/parse.vais;[no source file]").selfNs, 1.2e8);
  EXPECT_EQ(sumOfValue(files, "time"), sumOfValue(sampleProfile(), "time"));
}

TEST(Grouping, ByThreadKeepsTreesApart) {
  const Profile whole = sampleProfile();
  const Profile threads = groupByThread(whole, {whole, whole});
  EXPECT_EQ(contextAt(threads, "thread 1;main").totalNs, contextAt(whole, "main").totalNs);
  EXPECT_EQ(contextAt(threads, "thread 2;main;print_value").selfNs, 2e8 - 4500);
  EXPECT_EQ(sumOfValue(threads, "calls"), 2 * sumOfValue(whole, "calls"));
  EXPECT_EQ(sizesByFunction(threads).back()[5], 2 * sizesByFunction(whole).back()[5]);
}

TEST(Inversion, HasCallersBelowWhoSpentIt) {
  const Profile all = sampleProfile(), turned = invertProfile(all);
  EXPECT_EQ(contextAt(turned, "parse_string").totalNs, 6.1e8);
  EXPECT_EQ(contextAt(turned, "parse_string;parse_value;main").selfNs, 6.1e8);
  for (const Value &value : values())
    EXPECT_EQ(sumOfValue(turned, value.name), sumOfValue(all, value.name)) << value.name;
}

TEST(StackTree, NestsEveryFrameInItsCaller) {
  const Profile profile = sampleProfile();
  const std::vector<Frame> frames = stackTree(profile, *findValue("time"));
  EXPECT_EQ(frames[0].total, sumOfValue(profile, "time"));
  for (size_t i = 1; i < frames.size(); ++i) {
    const Frame &frame = frames[i], &caller = frames[frame.parent];
    EXPECT_LT(frame.parent, i);
    EXPECT_EQ(frame.depth, caller.depth + 1);
    EXPECT_GE(frame.start, caller.start);
    EXPECT_LE(frame.start + frame.total, caller.start + caller.total);
  }
}

TEST(StackTree, AddsUpErrorsOfCalleesWhereTheyAreIndependent) {
  const Profile profile = sampleProfile();
  const std::vector<Frame> frames = stackTree(profile, *findValue("peak_bytes"));
  ASSERT_GT(frames.size(), 1u);
  EXPECT_EQ(frames[1].own, 0u) << "main";
  const Context &text = contextAt(profile, "main;parse_value;parse_string");
  const Context &insert = profile.contexts[4];
  EXPECT_DOUBLE_EQ(frames[1].totalError,
                   std::hypot(bytesError(profile, text.bytesAtPeak, text),
                              bytesError(profile, insert.bytesAtPeak, insert)));
}

TEST(Values, TellWhatLivesFromWhatLeaked) {
  Profile profile = sampleProfile();
  EXPECT_EQ(sumOfValue(profile, "live_bytes"), 39146u);
  EXPECT_EQ(sumOfValue(profile, "leaked_bytes"), 39146u);
  EXPECT_EQ(sumOfValue(profile, "peak_bytes"), 2510000u);
  EXPECT_TRUE(findValue("leaked_bytes")->isKnown(profile));
  profile.programs[0].state = ProcessState::Died;
  EXPECT_FALSE(findValue("leaked_bytes")->isKnown(profile));
  EXPECT_TRUE(findValue("live_bytes")->isKnown(profile));
}

TEST(Values, OfContextsWithoutSamplesAreNotCertain) {
  Profile profile = sampleProfile();
  const Context &insert = profile.contexts[4];
  ASSERT_EQ(insert.liveBytes.variance, 0);
  EXPECT_GT(findValue("live_bytes")->variance(profile, insert), 0);
  profile.memoryMode = MemoryMode::Exact;
  EXPECT_EQ(findValue("live_bytes")->variance(profile, insert), 0);
}

TEST(Values, KnowWhatWasRecorded) {
  Profile profile = sampleProfile();
  profile.timeMode = TimeMode::None;
  EXPECT_STREQ(defaultValue(profile).name, "calls");
  profile.memoryMode = MemoryMode::None;
  EXPECT_FALSE(findValue("allocations")->isKnown(profile));
  EXPECT_EQ(findValue("nothing"), nullptr);
}

TEST(Scales, AreAskedForOrFit) {
  EXPECT_EQ(Scales().duration(1234567), "1.23 ms");
  Scales asked;
  asked.time = &scales()[1];
  asked.bytes = &scales()[5];
  EXPECT_EQ(asked.duration(1234567), "1,234.567 µs");
  EXPECT_EQ(asked.size(1536), "1.500 KiB");
  EXPECT_EQ(asked.format(Unit::Count, 1234), "1,234");
}

} // namespace
} // namespace vais::profiler::test
