/// Filters, groups and inversion: what stands where afterwards, and that nothing is counted twice.

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

std::vector<std::string> pathsOf(const Snapshot &snapshot) {
  std::vector<std::string> paths;
  for (Index i = 1; i < snapshot.contexts.size(); ++i)
    paths.push_back(pathOf(snapshot, i));
  return paths;
}

uint64_t sumOfValue(const Snapshot &snapshot, const char *name) {
  const std::vector<uint64_t> own = ownValues(snapshot, *findValue(name));
  return std::accumulate(own.begin(), own.end(), uint64_t(0));
}

TEST(Filter, FocusKeepsStacksThroughAMatch) {
  const Snapshot kept = filterSnapshot(sampleSnapshot(), filterOf("parse_string", "", ""));
  EXPECT_EQ(pathsOf(kept), (std::vector<std::string>{"main", "main;parse_value",
                                                     "main;parse_value;parse_string"}));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 0) << "what main did itself is in no such stack";
  EXPECT_EQ(contextAt(kept, "main").totalNs, 6.1e8);
  EXPECT_EQ(edgeAt(kept, "", "main").calls, 0u);
  EXPECT_EQ(sumOfValue(kept, "allocations"), 412345u);
}

TEST(Filter, TakesSitesAlongUnlessTheirFunctionIsHidden) {
  const Snapshot all = sampleSnapshot();
  const Snapshot kept = filterSnapshot(all, filterOf("parse_string", "", ""));
  ASSERT_EQ(kept.sites.size(), 1u);
  EXPECT_EQ(pathOf(kept, kept.sites[0].context), "main;parse_value;parse_string");
  EXPECT_EQ(kept.sizes[kept.sites[0].sizes], all.sizes[all.sites[0].sizes]);
  EXPECT_EQ(filterSnapshot(all, filterOf("", "", "parse_string")).sites.size(), 0u);
  EXPECT_EQ(filterSnapshot(all, filterOf("", "parse_string", "")).sites.size(), 0u);
  EXPECT_EQ(groupByFile(all).sites.size(), 1u);
}

TEST(Filter, FocusAlsoLooksAtFiles) {
  const Snapshot kept = filterSnapshot(sampleSnapshot(), filterOf("print\\.vais$", "", ""));
  EXPECT_EQ(pathsOf(kept), (std::vector<std::string>{"main", "main;print_value"}));
}

TEST(Filter, IgnoreDropsStacksThroughAMatch) {
  const Snapshot kept = filterSnapshot(sampleSnapshot(), filterOf("", "parse_value", ""));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 5e7);
  EXPECT_EQ(contextAt(kept, "main").totalNs, 2.5e8 - 4500);
  EXPECT_EQ(sumOfValue(kept, "allocations"), 0u);
}

TEST(Filter, HideGivesCallersWhatMatchesSpent) {
  const Snapshot all = sampleSnapshot();
  const Snapshot kept = filterSnapshot(all, filterOf("", "", "parse_value|HashMap"));
  EXPECT_EQ(contextAt(kept, "main").selfNs, 5e7 + 3.2e8 + 1.2e8);
  EXPECT_EQ(edgeAt(kept, "main", "main;parse_string").calls, 412345u);
  EXPECT_EQ(contextAt(kept, "main").totalNs, contextAt(all, "main").totalNs);
  EXPECT_EQ(sumOfValue(kept, "allocated_bytes"), sumOfValue(all, "allocated_bytes"));
  EXPECT_EQ(sizesByFunction(kept).back(), sizesByFunction(all).back());
}

TEST(Filter, OfNothingChangesNothing) {
  const Snapshot all = sampleSnapshot(), kept = filterSnapshot(all, {});
  EXPECT_EQ(pathsOf(kept), pathsOf(all));
  for (const Value &value : values())
    EXPECT_EQ(sumOfValue(kept, value.name), sumOfValue(all, value.name)) << value.name;
  EXPECT_DOUBLE_EQ(functionTotals(kept)[0].selfError, functionTotals(all)[0].selfError);
  EXPECT_EQ(sizesByFunction(kept), sizesByFunction(all));
  EXPECT_EQ(kept.memory.peakBytes.value, all.memory.peakBytes.value);
  EXPECT_EQ(kept.memory.timeline.size(), all.memory.timeline.size());
}

TEST(Grouping, ByFilePutsFunctionsTogether) {
  const Snapshot files = groupByFile(sampleSnapshot());
  EXPECT_EQ(contextAt(files, "src/main.vais;src/parse.vais").selfNs, 3.2e8 + 6.1e8);
  EXPECT_EQ(edgeAt(files, "src/main.vais;src/parse.vais", "src/main.vais;src/parse.vais").calls,
            824689u + 412345u);
  EXPECT_EQ(contextAt(files, "src/main.vais;src/parse.vais;[no source file]").selfNs, 1.2e8);
  EXPECT_EQ(sumOfValue(files, "time"), sumOfValue(sampleSnapshot(), "time"));
}

TEST(Grouping, ByThreadKeepsTreesApart) {
  const Snapshot whole = sampleSnapshot();
  const Snapshot threads = groupByThread(whole, {whole, whole});
  EXPECT_EQ(contextAt(threads, "thread 1;main").totalNs, contextAt(whole, "main").totalNs);
  EXPECT_EQ(contextAt(threads, "thread 2;main;print_value").selfNs, 2e8 - 4500);
  EXPECT_EQ(sumOfValue(threads, "calls"), 2 * sumOfValue(whole, "calls"));
  EXPECT_EQ(sizesByFunction(threads).back()[5], 2 * sizesByFunction(whole).back()[5]);
}

TEST(Inversion, HasCallersBelowWhoSpentIt) {
  const Snapshot all = sampleSnapshot(), turned = invertSnapshot(all);
  EXPECT_EQ(contextAt(turned, "parse_string").totalNs, 6.1e8);
  EXPECT_EQ(contextAt(turned, "parse_string;parse_value;main").selfNs, 6.1e8);
  for (const Value &value : values())
    EXPECT_EQ(sumOfValue(turned, value.name), sumOfValue(all, value.name)) << value.name;
}

TEST(StackTree, NestsEveryFrameInItsCaller) {
  const Snapshot snapshot = sampleSnapshot();
  const std::vector<Frame> frames = stackTree(snapshot, *findValue("time"));
  EXPECT_EQ(frames[0].total, sumOfValue(snapshot, "time"));
  for (size_t i = 1; i < frames.size(); ++i) {
    const Frame &frame = frames[i], &caller = frames[frame.parent];
    EXPECT_LT(frame.parent, i);
    EXPECT_EQ(frame.depth, caller.depth + 1);
    EXPECT_GE(frame.start, caller.start);
    EXPECT_LE(frame.start + frame.total, caller.start + caller.total);
  }
}

TEST(StackTree, AddsUpErrorsOfCalleesWhereTheyAreIndependent) {
  const Snapshot snapshot = sampleSnapshot();
  const std::vector<Frame> frames = stackTree(snapshot, *findValue("peak_bytes"));
  ASSERT_GT(frames.size(), 1u);
  EXPECT_EQ(frames[1].own, 0u) << "main";
  const Context &text = contextAt(snapshot, "main;parse_value;parse_string");
  const Context &insert = snapshot.contexts[4];
  EXPECT_DOUBLE_EQ(frames[1].totalError,
                   std::hypot(bytesError(snapshot, text.bytesAtPeak, text),
                              bytesError(snapshot, insert.bytesAtPeak, insert)));
}

TEST(Values, TellWhatLivesFromWhatLeaked) {
  Snapshot snapshot = sampleSnapshot();
  EXPECT_EQ(sumOfValue(snapshot, "live_bytes"), 39146u);
  EXPECT_EQ(sumOfValue(snapshot, "leaked_bytes"), 39146u);
  EXPECT_EQ(sumOfValue(snapshot, "peak_bytes"), 2510000u);
  EXPECT_TRUE(findValue("leaked_bytes")->isKnown(snapshot));
  snapshot.programs[0].state = ProcessState::Died;
  EXPECT_FALSE(findValue("leaked_bytes")->isKnown(snapshot));
  EXPECT_TRUE(findValue("live_bytes")->isKnown(snapshot));
}

TEST(Values, OfContextsWithoutSamplesAreNotCertain) {
  Snapshot snapshot = sampleSnapshot();
  const Context &insert = snapshot.contexts[4];
  ASSERT_EQ(insert.liveBytes.variance, 0);
  EXPECT_GT(findValue("live_bytes")->variance(snapshot, insert), 0);
  snapshot.memoryMode = MemoryMode::Exact;
  EXPECT_EQ(findValue("live_bytes")->variance(snapshot, insert), 0);
}

TEST(Values, KnowWhatWasRecorded) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.timeMode = TimeMode::None;
  EXPECT_STREQ(defaultValue(snapshot).name, "calls");
  snapshot.memoryMode = MemoryMode::None;
  EXPECT_FALSE(findValue("allocations")->isKnown(snapshot));
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
