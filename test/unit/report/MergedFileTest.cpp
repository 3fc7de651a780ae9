/// A merged profile is either read as it was written or refused.

#include "runtime/report/store/MergedFile.h"

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

Profile readBack(const std::string &bytes) { return readProfile(TemporaryFile(bytes).path()); }

TEST(MergedFile, IsReadAsItWasWritten) {
  const Profile one = sampleProfile();
  const Profile read = readBack(mergedFile(one));
  EXPECT_EQ(jsonReport(read), jsonReport(one));
  EXPECT_EQ(mergedFile(read), mergedFile(one));
}

TEST(MergedFile, KeepsWhatOnlyExactMemoryKnows) {
  Profile exact = sampleProfile();
  exact.memoryMode = MemoryMode::Exact;
  exact.contexts[3].missedFrees = 3;
  exact.contexts[3].unseenFrees = 4;
  exact.dropped.blocks = 5;
  EXPECT_EQ(jsonReport(readBack(mergedFile(exact))), jsonReport(exact));
}

TEST(MergedFile, KeepsLinesOfWhoseBlocksNothingIsKnown) {
  Profile lines;
  ProfileAssembler builder(lines);
  Function function;
  function.name = "work";
  AllocationSite site;
  site.context = builder.child(0, builder.function(function));
  site.file = "/src/work.c";
  site.line = 7;
  site.allocations = 1;
  builder.addSite(site, SizeGroups());
  const Profile read = readBack(mergedFile(lines));
  ASSERT_EQ(read.sites.size(), lines.sites.size());
  EXPECT_EQ(read.sites.back().line, 7u);
  EXPECT_EQ(read.sites.back().sizes, kNone);
}

TEST(MergedFile, KeepsSamplesOfCpuClocks) {
  Profile one = sampleProfile();
  one.contexts[2].clockSamples = 11;
  one.contexts[2].clockNs = 44e6;
  one.contexts[2].hookNs = 1e6;
  one.clockSampling = {NoClockSamples::CostlyEvents, 3, 20, 80e6, 6, 24e6, 12e6};
  const Profile read = readBack(mergedFile(one));
  EXPECT_EQ(read.contexts[2].clockSamples, 11u);
  EXPECT_EQ(read.contexts[2].clockNs, 44e6);
  EXPECT_EQ(read.contexts[2].hookNs, 1e6);
  EXPECT_EQ(read.clockSampling.none, NoClockSamples::CostlyEvents);
  EXPECT_EQ(read.clockSampling.threadsWithout, 3u);
  EXPECT_EQ(read.clockSampling.samples, 20u);
  EXPECT_EQ(read.clockSampling.ns, 80e6);
  EXPECT_EQ(read.clockSampling.ownSamples, 6u);
  EXPECT_EQ(read.clockSampling.ownNs, 24e6);
  EXPECT_EQ(read.clockSampling.unplacedNs, 12e6);
}

TEST(MergedFile, KeepsElementsInWhichEverythingIsZero) {
  Profile one = sampleProfile();
  one.durations.assign(3, {});
  one.durations[2].addCalls(7, 1);
  EXPECT_FALSE(readBack(mergedFile(one)).durations.at(1).isKnown());
  EXPECT_TRUE(readBack(mergedFile(one)).durations.at(2).isKnown());
  Profile sum = mergeProfiles({sampleProfile(), sampleProfile()});
  sum.contextRuns[1] = {};
  const Profile read = readBack(mergedFile(sum));
  ASSERT_EQ(read.contextRuns.size(), sum.contextRuns.size());
  EXPECT_EQ(read.contextRuns[1].runs, 0u);
  EXPECT_EQ(read.contextRuns[2].runs, 2u);
}

TEST(MergedFile, MergesLikeWhatItWasMadeOf) {
  const Profile one = sampleProfile();
  const Profile pair = readBack(mergedFile(mergeProfiles({one, one})));
  EXPECT_EQ(jsonReport(mergeProfiles({pair, one})), jsonReport(mergeProfiles({one, one, one})));
}

TEST(MergedFile, KeepsTheLinesOfCalls) {
  Profile one = sampleProfile();
  one.callLines = {{one.edges[1].from, one.edges[1].to, 12, 3, 4.5}};
  const Profile read = readBack(mergedFile(mergeProfiles({one, one})));
  ASSERT_EQ(read.callLines.size(), 1u);
  EXPECT_EQ(read.callLines[0].line, 12u);
  EXPECT_EQ(read.callLines[0].calls, 6u);
  EXPECT_EQ(read.callLines[0].ns, 9);
}

TEST(MergedFile, KeepsTheSpreadOfRuns) {
  Profile other = sampleProfile();
  other.edges[1].calls += 7;
  other.edges[1].ns *= 1.5;
  const Profile sum = mergeProfiles({sampleProfile(), other});
  const Profile read = readBack(mergedFile(sum));
  EXPECT_EQ(read.runs, 2u);
  ASSERT_EQ(read.contextRuns.size(), sum.contextRuns.size());
  double spread = 0;
  for (size_t i = 0; i < sum.contextRuns.size(); ++i) {
    EXPECT_EQ(read.contextRuns[i].calls.sum, sum.contextRuns[i].calls.sum);
    EXPECT_EQ(read.contextRuns[i].calls.squares, sum.contextRuns[i].calls.squares);
    spread += read.contextRuns[i].calls.squares;
  }
  EXPECT_GT(spread, 0);
}

TEST(MergedFile, WhoseRunsContradictItsProcessesIsRefused) {
  Profile sum = mergeProfiles({sampleProfile(), sampleProfile()});
  sum.contextRuns[1].time.squares = -1;
  EXPECT_THROW(readBack(mergedFile(sum)), ProfileError);
  sum = mergeProfiles({sampleProfile(), sampleProfile()});
  sum.functionRuns.pop_back();
  EXPECT_THROW(readBack(mergedFile(sum)), ProfileError);
  sum = sampleProfile();
  sum.runs = 1000000;
  EXPECT_THROW(readBack(mergedFile(sum)), ProfileError);
}

TEST(MergedFile, OfANewerVersionIsRefusedByName) {
  std::string bytes = mergedFile(sampleProfile());
  bytes[9] = 7; // after the magic and the key of field 1
  try {
    readBack(bytes);
    ADD_FAILURE();
  } catch (const ProfileError &error) {
    EXPECT_NE(std::string(error.what()).find("expected format version 1, found 7"),
              std::string::npos);
  }
}

/// Damages each byte in turn. The reader throws or reads something, and never reads outside its
/// input.
TEST(MergedFile, SurvivesDamage) {
  const std::string whole = mergedFile(sampleProfile());
  size_t refused = 0;
  for (size_t i = 8; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(~bytes[i]);
    try {
      jsonReport(readBack(bytes));
    } catch (const ProfileError &) {
      ++refused;
    }
  }
  EXPECT_GT(refused, whole.size() / 4);
  for (const size_t size : {size_t(8), size_t(9), whole.size() / 2, whole.size() - 1})
    EXPECT_THROW(readBack(whole.substr(0, size)), ProfileError) << size;
}

} // namespace
} // namespace vais::profiler::test
